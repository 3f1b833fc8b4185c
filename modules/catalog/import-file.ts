import { createReadStream } from 'node:fs';
import { Unusable } from './import-verdict.ts';

/** The largest file that is read, in bytes. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** Reads a JSON file of at most 64 MB; says what to do about one that cannot be used. */
export async function readJsonFile(path: string, maxBytes = MAX_FILE_BYTES): Promise<unknown> {
  const bytes = await readBounded(path, maxBytes);
  let text: string;
  try {
    // A byte order mark, which some exports begin with, is dropped by the decoder.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Unusable(`${path} is not UTF-8 text: save it as UTF-8 and try again.`);
  }
  if (text.trim() === '') throw new Unusable(`${path} is empty: fetch the product list again.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 120) : '';
    throw new Unusable(`${path} is not JSON (${why}): give the supplier’s product list as it came.`);
  }
}

async function readBounded(path: string, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of createReadStream(path)) {
      size += part.length;
      if (size > maxBytes) {
        const most = Math.floor(maxBytes / 1024 / 1024);
        throw new Unusable(
          `${path} is larger than ${most} MB: split it and import the parts with --partial.`,
        );
      }
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof Unusable) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new Unusable(`The file cannot be read (${why}): see that --file names it.`);
  }
  return Buffer.concat(parts);
}
