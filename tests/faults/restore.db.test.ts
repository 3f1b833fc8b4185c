import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { afterAll, expect, it } from 'vitest';
import { type RunningPostgres, startPostgres } from '#scripts/postgres.ts';
import { readNote, writeNote } from '#scripts/postgres-note.ts';
import { inState } from '#scripts/root.ts';
import { startApiProcess } from '#tests/crash/api-process.ts';
import { type ClientLog, outcomes, sendOrder } from '#tests/crash/client-log.ts';
import { type Cluster, makeCluster, useDatabase } from '#tests/crash/cluster.ts';
import { judge } from '#tests/crash/judge.ts';
import { openShop, orderOf, startLoad } from '#tests/crash/load.ts';
import { ownerSql } from '#tests/factories.ts';
import { oracle } from '#tests/oracle.ts';

const archive = inState(`archive-${process.pid}`);
const restoredDir = inState(`restored-${process.pid}`);
let cluster: Cluster;
let restored: RunningPostgres | undefined;
afterAll(async () => {
  await restored?.stop();
  await cluster.remove();
  for (const path of [archive, restoredDir, `${restoredDir}.log`, `${restoredDir}.json`])
    rmSync(path, { recursive: true, force: true });
});

const likeOwnerOf = (model: string, path: string) => {
  const { uid, gid } = statSync(model);
  spawnSync('chown', ['-R', `${uid}:${gid}`, path]);
};

/** A server that archives its log, and how to copy its files while it serves (no tool but the server's functions). */
async function archivingCluster(): Promise<Cluster> {
  mkdirSync(archive, { recursive: true });
  const command = `test ! -f ${archive}/%f && cp %p ${archive}/%f`;
  const made = await makeCluster('archiving', ["archive_mode = 'on'", `archive_command = '${command}'`]);
  likeOwnerOf(made.dataDir, archive);
  await made.stop();
  await made.start();
  return made;
}

async function baseBackup(from: Cluster, owner: postgres.Sql): Promise<void> {
  const session = await owner.reserve();
  await session`select pg_backup_start('test', true)`;
  // Files change and vanish while they are copied; the log makes up for it.
  spawnSync('cp', ['-R', from.dataDir, restoredDir]);
  const [label] = await session<{ labelfile: string }[]>`select labelfile from pg_backup_stop()`;
  session.release();
  for (const name of ['postmaster.pid', 'postmaster.opts', 'pg_wal'])
    rmSync(join(restoredDir, name), { recursive: true, force: true });
  mkdirSync(join(restoredDir, 'pg_wal', 'archive_status'), { recursive: true });
  writeFileSync(join(restoredDir, 'backup_label'), label?.labelfile ?? '');
}

async function restoreTo(moment: string): Promise<RunningPostgres> {
  writeFileSync(join(restoredDir, 'recovery.signal'), '');
  appendFileSync(
    join(restoredDir, 'postgresql.auto.conf'),
    `\narchive_mode = 'off'\nrestore_command = 'cp ${archive}/%f %p'\n` +
      `recovery_target_time = '${moment}'\nrecovery_target_action = 'promote'\n`,
  );
  likeOwnerOf(cluster.dataDir, restoredDir);
  spawnSync('chmod', ['700', restoredDir]);
  writeNote(restoredDir, { password: readNote(cluster.dataDir).password });
  return startPostgres({ dataDir: restoredDir, say: () => {} });
}

it('a backup taken under load, restored to a moment under load, has each order acknowledged before it and balances', {
  timeout: 180_000,
}, async () => {
  cluster = await archivingCluster();
  await useDatabase(cluster.url);
  const api = await startApiProcess({ API_RATE_PER_MINUTE: '1000000' });
  const shop = await openShop(3_000);
  const log: ClientLog = new Map();
  const owner = ownerSql();
  const load = startLoad(shop, log, { name: 'backup', port: () => api.port, clients: 8, most: 300 });
  await baseBackup(cluster, owner);
  await sleep(300);
  // What was acknowledged before this moment was committed before it.
  const before = new Map([...log].filter(([, entry]) => entry.outcome === 'acknowledged'));
  const [at] = await owner<{ moment: string }[]>`select clock_timestamp()::text as moment`;
  await sleep(300);
  await load.stop();
  const [{ file } = { file: '' }] = await owner<
    { file: string }[]
  >`select pg_walfile_name(pg_switch_wal()) as file`;
  for (const until = Date.now() + 30_000; !existsSync(join(archive, file)); await sleep(100))
    if (Date.now() > until) throw new Error(`${file} was not archived.`);
  await owner.end();
  api.kill();
  await api.ended;

  restored = await restoreTo(at?.moment ?? '');
  await useDatabase(restored.url);
  expect(await oracle(restored.url)).toEqual([]);
  const there = ownerSql();
  const tenants = [shop.rich.tenant.id, shop.poor.tenant.id];
  expect((await judge(there, tenants, before)).lost).toEqual([]);
  const { lost, ...others } = await judge(there, tenants, log);
  expect(before.size, 'orders before the moment').toBeGreaterThan(20);
  expect(lost.length, 'orders after it, which the restored database cannot have').toBeGreaterThan(20);
  expect(others).toEqual({ unheard: [], shared: [], refusedButDone: [] });

  const again = await startApiProcess({});
  const after: ClientLog = new Map();
  await sendOrder(after, again.port, { key: 'after', ...orderOf(shop, 'after', 0), outcome: 'unknown' });
  again.kill();
  await again.ended;
  await there.end();
  expect(outcomes(after), 'it serves').toEqual({ ...CLEAN_COUNTS, acknowledged: 1 });
});

const CLEAN_COUNTS = { acknowledged: 0, refused: 0, unknown: 0 };
