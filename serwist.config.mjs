import { existsSync, readFileSync } from 'node:fs';
import { serwist } from '@serwist/next/config';

const distDir = process.env.DAMSON_DIST_DIR ?? '.next';
const buildId = `${distDir}/BUILD_ID`;

/** Run after `next build`: writes public/sw.js. Precached are the offline page and its styles, nothing else. */
export default serwist({
  swSrc: 'components/pwa/sw.ts',
  swDest: 'public/sw.js',
  globPatterns: [`${distDir}/static/**/*.css`],
  precachePrerendered: false,
  additionalPrecacheEntries: [
    { url: '/offline', revision: existsSync(buildId) ? readFileSync(buildId, 'utf8').trim() : 'dev' },
  ],
  esbuildOptions: { minify: true, sourcemap: false },
});
