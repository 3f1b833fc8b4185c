import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { sourceFingerprint } from './fingerprint.ts';
import { packStatic } from './pack-static.ts';
import { inRoot } from './root.ts';

const distDir = () => inRoot(process.env['DAMSON_DIST_DIR'] ?? '.next');
const record = () => `${distDir()}/damson-fingerprint`;

/** Tells whether the build at hand was made from the present sources. */
export function isBuilt(): boolean {
  if (!existsSync(record()) || !existsSync(`${distDir()}/BUILD_ID`)) return false;
  return readFileSync(record(), 'utf8').trim() === sourceFingerprint();
}

/** Builds the web application for production, its messages going to a log file; a signal cuts it short. */
export async function buildWeb(log: string, signal?: AbortSignal): Promise<void> {
  const fingerprint = sourceFingerprint();
  rmSync(record(), { force: true });
  const output = openSync(log, 'w');
  const { DATABASE_URL: _, ...environment } = process.env;
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn(process.execPath, [inRoot('node_modules/next/dist/bin/next'), 'build'], {
      cwd: inRoot(),
      env: { ...environment, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
      stdio: ['ignore', output, output],
      ...(signal ? { signal } : {}),
    });
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  }).finally(() => closeSync(output));
  if (code !== 0) throw new Error(`next build ended with code ${code}.`);
  await packStatic(`${distDir()}/static`);
  buildServiceWorker();
  writeFileSync(record(), `${fingerprint}\n`);
}

/** Serwist writes public/sw.js from the build at hand. */
function buildServiceWorker(): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [inRoot('node_modules/@serwist/cli/cli.js'), 'build', inRoot('serwist.config.mjs')],
    { cwd: inRoot(), encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
  );
  if (status !== 0) throw new Error(`serwist build ended with code ${status}: ${stderr}`);
}
