import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { serverNote } from '#scripts/postgres-cluster.ts';
import { alive } from '#scripts/processes.ts';
import { inState } from '#scripts/root.ts';

/** A place for files that can be full. */
export type Volume = { folder: string; fill: () => void; free: () => void; remove: () => void };

const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

function mount(folder: string, size: string): boolean {
  mkdirSync(folder, { recursive: true });
  return (
    process.getuid?.() === 0 && run('mount', '-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', folder)
  );
}

/** Whether this machine lets a test mount a small disk; if not, the size of files is limited instead. */
export const CAN_MOUNT = (() => {
  const folder = inState(`volume-try-${process.pid}`);
  const mounted = mount(folder, '1m');
  if (mounted) run('umount', folder);
  rmSync(folder, { recursive: true, force: true });
  return mounted;
})();

/** A disk of its own in memory, filled by a file that takes all that is left. */
export function smallDisk(name: string, size: string): Volume {
  const folder = inState(`${name}-${process.pid}`);
  if (!mount(folder, size)) throw new Error(`A disk could not be mounted at ${folder}.`);
  const filler = join(folder, 'filler');
  const fill = () => {
    const file = openSync(filler, 'a');
    // Ever smaller pieces, so that not a page is left.
    for (const bytes of [1 << 20, 1 << 12]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(bytes));
      } catch (error) {
        if ((error as { code?: string }).code !== 'ENOSPC') throw error;
      }
    }
    closeSync(file);
  };
  const remove = () => {
    run('umount', '--lazy', folder);
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, fill, free: () => rmSync(filler, { force: true }), remove };
}

function serverRuns(dataDir: string): boolean {
  const note = serverNote(dataDir);
  return note !== undefined && alive(note.pid);
}

/** Where nothing can be mounted: no process of the server at a data folder may write beyond a file's first megabyte. */
export function limitedFiles(name: string, dataDir: () => string): Volume {
  const folder = inState(`${name}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const limit = (size: string) => {
    const postmaster = serverNote(dataDir())?.pid ?? 0;
    const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
      .trim()
      .split(' ');
    const { uid, gid } = statSync(dataDir());
    const account = process.getuid?.() === 0 ? { uid, gid } : {};
    for (const pid of [String(postmaster), ...children]) {
      // One that has just ended needs no limit; the postmaster hands its own on to all that come.
      const { status } = spawnSync('prlimit', ['--pid', pid, `--fsize=${size}:`], { ...account, cwd: '/' });
      if (status !== 0 && pid === String(postmaster)) throw new Error('The size of files cannot be limited.');
    }
  };
  return {
    folder,
    fill: () => limit(String(1 << 20)),
    // The server may have ended over it, and comes back without the limit.
    free: () => serverRuns(dataDir()) && limit('unlimited'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
