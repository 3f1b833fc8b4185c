import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const pack = promisify(brotliCompress);
const AT_ONCE = 4;

/** Packs scripts and styles of a build as tightly as can be, once, so that no visitor waits for it (`server/packed-files.ts`). */
export async function packStatic(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter((name) => /\.(?:js|css)$/.test(name)).map((name) => join(folder, name));
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (let file = files.pop(); file; file = files.pop()) {
      const text = await readFile(file);
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      };
      await writeFile(`${file}.br`, await pack(text, { params }));
    }
  });
  await Promise.all(workers);
}
