import { rmSync, writeFileSync } from 'node:fs';
import { readObject } from './files.ts';
import { markOf, type ProcessMark, stillRuns } from './processes.ts';

function holderOf(path: string): ProcessMark | undefined {
  const { pid, started } = readObject(path) ?? {};
  return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : undefined;
}

/** Takes the lock file for this process and returns how to give it back; throws while another one runs. */
export function takeLock(path: string, whatRuns: string): () => void {
  const mine = markOf();
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx' });
      return () => {
        if (holderOf(path)?.pid === mine.pid) rmSync(path, { force: true });
      };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = holderOf(path);
    if (holder && stillRuns(holder)) {
      throw new Error(`${whatRuns} already runs in this clone (process ${holder.pid}): stop that one first.`);
    }
    rmSync(path, { force: true });
  }
  throw new Error(`The lock ${path} could not be taken: remove that file and try again.`);
}
