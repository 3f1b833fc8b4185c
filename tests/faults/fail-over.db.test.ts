import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { afterAll, expect, it } from 'vitest';
import { type RunningPostgres, startPostgres } from '#scripts/postgres.ts';
import { readNote } from '#scripts/postgres-note.ts';
import { inState } from '#scripts/root.ts';
import { type ApiProcess, startApiProcess } from '#tests/crash/api-process.ts';
import { type ClientLog, outcomes } from '#tests/crash/client-log.ts';
import { type Cluster, makeCluster, switchDatabase } from '#tests/crash/cluster.ts';
import { judge } from '#tests/crash/judge.ts';
import { openShop, startLoad } from '#tests/crash/load.ts';
import { ownerSql } from '#tests/factories.ts';
import { oracle } from '#tests/oracle.ts';
import { baseBackup, finishBackup } from './base-backup.ts';

const MOST = 30;
const standbyDir = inState(`standby-${process.pid}`);
let primary: Cluster | undefined;
let standby: RunningPostgres | undefined;
let api: ApiProcess | undefined;
/** The last servers stay until the oracle has looked at them after the test. */
async function endAll(): Promise<void> {
  api?.kill();
  await api?.ended;
  await standby?.stop();
  await primary?.remove();
  for (const path of [standbyDir, `${standbyDir}.log`, `${standbyDir}.json`])
    rmSync(path, { recursive: true, force: true });
}
afterAll(endAll);

/** A second server that follows the first one's log as it is written. */
async function follow(cluster: Cluster, owner: postgres.Sql): Promise<RunningPostgres> {
  await baseBackup(cluster, owner, standbyDir);
  const { password } = readNote(cluster.dataDir);
  const to = `host=127.0.0.1 port=${cluster.port} user=postgres password=${password}`;
  writeFileSync(join(standbyDir, 'standby.signal'), '');
  appendFileSync(join(standbyDir, 'postgresql.auto.conf'), `\nprimary_conninfo = '${to}'\n`);
  finishBackup(cluster, standbyDir);
  return startPostgres({ dataDir: standbyDir, say: () => {} });
}

/** Waits until a question to a server is answered with yes. */
async function until(ask: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; !(await ask()); await sleep(50))
    if (Date.now() > end) throw new Error('The servers did not get there.');
}

/** Orders under sixteen clients, kill -9 of the first server among them, and the second one takes over. */
async function failOver({ waits }: { waits: boolean }) {
  await endAll();
  primary = await makeCluster('primary-postgres');
  await switchDatabase(primary.url);
  const shop = await openShop(16 * MOST);
  const owner = ownerSql();
  standby = await follow(primary, owner);
  await until(
    async () => (await owner`select 1 from pg_stat_replication where state = 'streaming'`).length > 0,
  );
  if (waits) {
    await owner.unsafe(`alter system set synchronous_standby_names = '*'`);
    await owner`select pg_reload_conf()`;
    await until(
      async () => (await owner`select 1 from pg_stat_replication where sync_state = 'sync'`).length > 0,
    );
  }
  api = await startApiProcess({ API_RATE_PER_MINUTE: '1000000' });
  const { port } = api;
  const log: ClientLog = new Map();
  if (!waits) await standby.stop();
  const load = startLoad(shop, log, { name: 'fail-over', port: () => port, most: MOST });
  await until(async () => outcomes(log).acknowledged > 100);
  await primary.kill();
  await load.stop();
  await owner.end({ timeout: 0 });
  if (!waits) standby = await startPostgres({ dataDir: standbyDir, say: () => {} });
  await switchDatabase(standby.url);
  const now = ownerSql();
  await now`select pg_promote()`;
  const verdict = await judge(now, [shop.rich.tenant.id, shop.poor.tenant.id], log);
  await now.end();
  return { verdict, acknowledged: outcomes(log).acknowledged, findings: await oracle(standby.url) };
}

it('to a standby that each COMMIT waits for loses nothing that was acknowledged', {
  timeout: 120_000,
}, async () => {
  const { verdict, acknowledged, findings } = await failOver({ waits: true });
  expect(acknowledged).toBeGreaterThan(100);
  expect([verdict.lost, verdict.shared, verdict.refusedButDone]).toEqual([[], [], []]);
  expect(findings).toEqual([]);
});

it('to one that nothing waits for loses some, and the same check sees it', { timeout: 120_000 }, async () => {
  const { verdict, findings } = await failOver({ waits: false });
  expect(verdict.lost.length).toBeGreaterThan(0);
  expect(findings, 'what is there is whole').toEqual([]);
});
