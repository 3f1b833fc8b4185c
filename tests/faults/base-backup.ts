import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';
import { readNote, writeNote } from '#scripts/postgres-note.ts';
import type { Cluster } from '#tests/crash/cluster.ts';

/** Gives a path to the account that has the model. */
export function likeOwnerOf(model: string, path: string): void {
  const { uid, gid } = statSync(model);
  spawnSync('chown', ['-R', `${uid}:${gid}`, path]);
}

/** Copies the files of a server while it serves, with nothing but the server's own functions. */
export async function baseBackup(from: Cluster, owner: postgres.Sql, folder: string): Promise<void> {
  const session = await owner.reserve();
  await session`select pg_backup_start('test', true)`;
  // Files change and vanish while they are copied; the log makes up for it.
  spawnSync('cp', ['-R', from.dataDir, folder]);
  const [label] = await session<{ labelfile: string }[]>`select labelfile from pg_backup_stop(false)`;
  session.release();
  for (const name of ['postmaster.pid', 'postmaster.opts', 'pg_wal'])
    rmSync(join(folder, name), { recursive: true, force: true });
  mkdirSync(join(folder, 'pg_wal', 'archive_status'), { recursive: true });
  writeFileSync(join(folder, 'backup_label'), label?.labelfile ?? '');
}

/** Makes the copy a data folder that the same account can start, under the same password. */
export function finishBackup(from: Cluster, folder: string): void {
  likeOwnerOf(from.dataDir, folder);
  spawnSync('chmod', ['700', folder]);
  writeNote(folder, { password: readNote(from.dataDir).password });
}
