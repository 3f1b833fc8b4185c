import { afterAll, expect, it } from 'vitest';
import { ownerSql } from '#tests/factories.ts';
import { type ApiProcess, startApiProcess } from './api-process.ts';
import { type ClientLog, outcomes, settle } from './client-log.ts';
import { type Cluster, makeCluster, switchDatabase } from './cluster.ts';
import { judge } from './judge.ts';
import { openShop, startLoad } from './load.ts';

const MOST = 4;
let cluster: Cluster | undefined;
let api: ApiProcess | undefined;
afterAll(async () => {
  api?.kill();
  await api?.ended;
  await cluster?.remove();
});

/** Orders of sixteen clients, then kill -9 of the postmaster while its WAL writer stands still; what was lost? */
async function lostAfterKill(mode: 'on' | 'off'): Promise<{ acknowledged: number; lost: number }> {
  const owner = ownerSql();
  await owner.unsafe(`alter role damson_app set synchronous_commit = ${mode}`);
  api = await startApiProcess({ API_RATE_PER_MINUTE: '1000000' });
  const { port } = api;
  const shop = await openShop(16 * MOST);
  await owner`checkpoint`;
  const [writer] = await owner<{ pid: number }[]>`
    select pid from pg_stat_activity where backend_type = 'walwriter'`;
  process.kill(writer?.pid ?? 0, 'SIGSTOP');
  const log: ClientLog = new Map();
  await startLoad(shop, log, { name: mode, port: () => port, most: MOST }).done;
  const killed = cluster?.kill();
  process.kill(writer?.pid ?? 0, 'SIGKILL');
  await Promise.all([killed, owner.end({ timeout: 0 })]);
  await cluster?.start();
  const { lost } = await judge(ownerSql(), [shop.rich.tenant.id, shop.poor.tenant.id], log);
  await settle(log, port);
  api.kill();
  await api.ended;
  return { acknowledged: outcomes(log).acknowledged, lost: lost.length };
}

it('loses nothing with synchronous commit, and the same check sees the loss without it', {
  timeout: 120_000,
}, async () => {
  cluster = await makeCluster('durable-postgres', [
    "wal_writer_delay = '10s'",
    "wal_writer_flush_after = '1GB'",
  ]);
  await switchDatabase(cluster.url);
  const [safe, unsafe] = [await lostAfterKill('on'), await lostAfterKill('off')];
  expect(safe.acknowledged).toBeGreaterThanOrEqual(40);
  expect(safe.lost).toBe(0);
  expect(unsafe.acknowledged).toBeGreaterThanOrEqual(40);
  expect(unsafe.lost).toBeGreaterThan(0);
});
