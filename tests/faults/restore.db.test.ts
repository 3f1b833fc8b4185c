import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { type RunningPostgres, startPostgres } from '#scripts/postgres.ts';
import { inState } from '#scripts/root.ts';
import { startApiProcess } from '#tests/crash/api-process.ts';
import { type ClientLog, outcomes, sendOrder } from '#tests/crash/client-log.ts';
import { type Cluster, makeCluster, switchDatabase } from '#tests/crash/cluster.ts';
import { judge } from '#tests/crash/judge.ts';
import { openShop, orderOf, startLoad } from '#tests/crash/load.ts';
import { ownerSql } from '#tests/factories.ts';
import { oracle } from '#tests/oracle.ts';
import { baseBackup, finishBackup, likeOwnerOf } from './base-backup.ts';

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

/** A server that archives its log. */
async function archivingCluster(): Promise<Cluster> {
  mkdirSync(archive, { recursive: true });
  const command = `test ! -f ${archive}/%f && cp %p ${archive}/%f`;
  const made = await makeCluster('archiving', ["archive_mode = 'on'", `archive_command = '${command}'`]);
  likeOwnerOf(made.dataDir, archive);
  await made.stop();
  await made.start();
  return made;
}

async function restoreTo(moment: string): Promise<RunningPostgres> {
  writeFileSync(join(restoredDir, 'recovery.signal'), '');
  appendFileSync(
    join(restoredDir, 'postgresql.auto.conf'),
    `\narchive_mode = 'off'\nrestore_command = 'cp ${archive}/%f %p'\n` +
      `recovery_target_time = '${moment}'\nrecovery_target_action = 'promote'\n`,
  );
  finishBackup(cluster, restoredDir);
  return startPostgres({ dataDir: restoredDir, say: () => {} });
}

it('a backup taken under load, restored to a moment under load, has each order acknowledged before it and balances', {
  timeout: 180_000,
}, async () => {
  cluster = await archivingCluster();
  await switchDatabase(cluster.url);
  const api = await startApiProcess({ API_RATE_PER_MINUTE: '1000000' });
  const shop = await openShop(3_000);
  const log: ClientLog = new Map();
  const owner = ownerSql();
  const load = startLoad(shop, log, { name: 'backup', port: () => api.port, clients: 8, most: 300 });
  await baseBackup(cluster, owner, restoredDir);
  const more = async (orders: number) => {
    const enough = outcomes(log).acknowledged + orders;
    for (const until = Date.now() + 30_000; outcomes(log).acknowledged < enough; await sleep(20))
      if (Date.now() > until) throw new Error('The load stands still.');
  };
  await more(30);
  // What was acknowledged before this moment was committed before it.
  const before = new Map([...log].filter(([, entry]) => entry.outcome === 'acknowledged'));
  const [at] = await owner<{ moment: string }[]>`select clock_timestamp()::text as moment`;
  await more(30);
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
  await switchDatabase(restored.url);
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
