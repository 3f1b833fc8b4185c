import { existsSync, readFileSync } from 'node:fs';
import { serwist } from '@serwist/next/config';

const distDir = process.env.DAMSON_DIST_DIR ?? '.next';
const buildId = `${distDir}/BUILD_ID`;
const build = existsSync(buildId) ? readFileSync(buildId, 'utf8').trim() : 'dev';

/** Run after `next build`: writes public/sw.js. Precached are the styles; the worker itself keeps the offline page. */
export default serwist({
  swSrc: 'components/pwa/sw.ts',
  swDest: 'public/sw.js',
  globPatterns: [`${distDir}/static/**/*.css`],
  precachePrerendered: false,
  esbuildOptions: { minify: true, sourcemap: false, define: { BUILD: JSON.stringify(build) } },
});
