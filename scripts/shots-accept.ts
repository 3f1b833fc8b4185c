import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { ensureBrowser } from './browser.ts';
import { buildWeb, isBuilt } from './build.ts';
import { inRoot, inState } from './root.ts';

const folder = inRoot('e2e', 'pictures');

/** Takes the pictures that visual tests compare with anew, and packs them without changing a pixel. */
async function accept(): Promise<number> {
  mkdirSync(inState('logs'), { recursive: true });
  if (!isBuilt()) await buildWeb(inState('logs', 'build.log'));
  const { status } = spawnSync(
    process.execPath,
    [
      inRoot('node_modules/@playwright/test/cli.js'),
      'test',
      'e2e/pictures.spec.ts',
      '--update-snapshots=changed',
    ],
    { cwd: inRoot(), stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: await ensureBrowser() } },
  );
  let bytes = 0;
  for (const name of readdirSync(folder)) bytes += await pack(join(folder, name));
  console.log(
    `${Math.round(bytes / 1024)} kB of pictures are in ${folder}: look at what changed, then commit it.`,
  );
  return status ?? 1;
}

async function pack(path: string): Promise<number> {
  const packed = await sharp(path)
    .png({ compressionLevel: 9, effort: 10, adaptiveFiltering: true })
    .toBuffer();
  writeFileSync(path, packed);
  return packed.length;
}

process.exitCode = await accept();
