import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readJsonFile } from './import-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string | Buffer): string {
  const path = join(folder, 'feed.json');
  writeFileSync(path, content);
  return path;
}

it('reads JSON, with or without a byte order mark', async () => {
  expect(await readJsonFile(file('[1]'))).toEqual([1]);
  expect(await readJsonFile(file('\ufeff[1]'))).toEqual([1]);
});

it.each([
  ['an empty file', '', /is empty/],
  ['a file that is cut short', '[{"sku": "A"', /is not JSON/],
  ['a page of HTML', '<html>Not found</html>', /is not JSON/],
  ['text in another encoding', Buffer.from([0x22, 0xe9, 0x22]), /not UTF-8/],
])('refuses %s', (_, content, says) => expect(readJsonFile(file(content))).rejects.toThrow(says));

it('stops reading at the limit', async () => {
  await expect(readJsonFile(file('[1, 2, 3]'), 5)).rejects.toThrow(/larger than/);
});

it('says when there is no such file', async () => {
  await expect(readJsonFile(join(folder, 'none.json'))).rejects.toThrow(/see that --file names it/);
});
