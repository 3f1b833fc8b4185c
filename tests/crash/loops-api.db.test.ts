import { afterAll, beforeAll, expect, it } from 'vitest';
import { nightly } from '#tests/nightly.ts';
import { type ApiProcess, startApiProcess } from './api-process.ts';
import { outcomes } from './client-log.ts';
import { openShop, type Shop } from './load.ts';
import { killLoops } from './loops.ts';

const [LOOPS, MOST] = [nightly ? 34 : 12, 10];
let shop: Shop;
let api: ApiProcess;
const start = () => startApiProcess({ API_RATE_PER_MINUTE: '1000000' });

beforeAll(async () => {
  shop = await openShop(LOOPS * 16 * MOST);
  api = await start();
});
afterAll(() => api.kill());

it(`kill -9 of the API ${LOOPS} times under 16 clients: nothing acknowledged is lost, nothing is done twice`, {
  timeout: 300_000,
}, async () => {
  const kill = async () => {
    api.kill();
    await api.ended;
    api = await start();
  };
  const log = await killLoops({ count: LOOPS, shop, port: () => api.port, kill, most: MOST });
  expect(outcomes(log).acknowledged).toBeGreaterThan(LOOPS * 16);
  expect(outcomes(log).refused, 'refusals were tried too').toBeGreaterThan(LOOPS);
});
