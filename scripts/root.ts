import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A path inside this clone. */
export function inRoot(...parts: string[]): string {
  return join(root, ...parts);
}

/** The folder `.damson` (made if missing) in which a clone keeps its data, keys and logs, or a path in it. */
export function inState(...parts: string[]): string {
  const folder = inRoot('.damson');
  if (mkdirSync(folder, { recursive: true }) !== undefined) {
    // PostgreSQL may run under another account, which must be able to pass through.
    chmodSync(folder, 0o755);
  }
  return join(folder, ...parts);
}
