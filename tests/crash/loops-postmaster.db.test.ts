import { afterAll, beforeAll, expect, it } from 'vitest';
import { nightly } from '#tests/nightly.ts';
import { type ApiProcess, startApiProcess } from './api-process.ts';
import { outcomes } from './client-log.ts';
import { type Cluster, makeCluster, switchDatabase } from './cluster.ts';
import { openShop, type Shop } from './load.ts';
import { killLoops } from './loops.ts';

const [LOOPS, MOST] = [nightly ? 33 : 12, 10];
let cluster: Cluster;
let shop: Shop;
let api: ApiProcess;

beforeAll(async () => {
  cluster = await makeCluster('crash-postgres');
  await switchDatabase(cluster.url);
  shop = await openShop(LOOPS * 16 * MOST);
  api = await startApiProcess({ API_RATE_PER_MINUTE: '1000000' });
}, 120_000);
afterAll(async () => {
  api.kill();
  await api.ended;
  await cluster.remove();
});

it(`kill -9 of the postmaster ${LOOPS} times under 16 clients: what was acknowledged survives each crash recovery`, {
  timeout: 300_000,
}, async () => {
  const kill = async () => {
    await cluster.kill();
    await cluster.start();
  };
  const log = await killLoops({ count: LOOPS, shop, port: () => api.port, kill, most: MOST });
  expect(outcomes(log).acknowledged).toBeGreaterThan(LOOPS * 16);
  expect(outcomes(log).refused, 'refusals were tried too').toBeGreaterThan(LOOPS);
});
