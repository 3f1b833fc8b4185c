import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ApiProcess, startApiProcess } from '#tests/crash/api-process.ts';
import { type ClientLog, sendOrder } from '#tests/crash/client-log.ts';
import { CLEAN, judge } from '#tests/crash/judge.ts';
import { openShop, orderOf, type Shop } from '#tests/crash/load.ts';
import { lookingSql } from '#tests/factories.ts';
import { send } from '#tests/http.ts';

const HOUR = 3_600_000;
const SKEWS = [
  ['right', 0],
  ['an hour ahead', HOUR],
  ['an hour behind', -HOUR],
  ['400 days ahead', 400 * 24 * HOUR],
] as const;
let shop: Shop;
let running: ApiProcess[] = [];
beforeAll(async () => {
  shop = await openShop(100);
});
afterEach(async () => {
  for (const api of running) api.kill();
  await Promise.all(running.map((api) => api.ended));
  running = [];
});

async function apiWithClock(skewMs: number): Promise<ApiProcess> {
  const api = await startApiProcess({ SKEW_MS: String(skewMs) }, ['tests/faults/skewed-clock.ts']);
  running.push(api);
  return api;
}
const order = (log: ClientLog, port: number, key: string) =>
  sendOrder(log, port, { key, ...orderOf(shop, key, 0), outcome: 'unknown' });
const spent = async () => {
  const [row] = await lookingSql()<{ points: bigint }[]>`
    select sum(points)::bigint as points from orders where tenant_id = ${shop.rich.tenant.id}`;
  return row?.points ?? 0n;
};

describe('servers whose clocks disagree', () => {
  it('charge the same, once for a key, whichever of them is asked', { timeout: 60_000 }, async () => {
    const log: ClientLog = new Map();
    const apis = await Promise.all(SKEWS.map(([, skew]) => apiWithClock(skew)));
    const ids = new Map<string, Set<string>>();
    for (const [n, api] of [...apis, ...apis.toReversed(), ...apis].entries()) {
      const key = `skew-${n % 3}`;
      const heard = await order(log, api.port, key);
      expect(heard).toMatchObject({ outcome: 'acknowledged' });
      ids.set(key, (ids.get(key) ?? new Set()).add(heard.outcome === 'acknowledged' ? heard.orderId : ''));
    }
    expect([...ids.values()].map((set) => set.size)).toEqual([1, 1, 1]);
    expect(await spent()).toBe(3000n);
    expect(await judge(lookingSql(), [shop.rich.tenant.id], log)).toEqual(CLEAN);
  });

  it.each(SKEWS)(
    '%s: orders pass, their time is the clock’s, and the price is the same',
    async (name, skew) => {
      const log: ClientLog = new Map();
      const before = await spent();
      const api = await apiWithClock(skew);
      const heard = await order(log, api.port, `one-${name.replaceAll(' ', '-')}`);
      expect(heard.outcome).toBe('acknowledged');
      expect((await spent()) - before).toBe(1000n);
      const [row] = await lookingSql()<{ off: number }[]>`
      select extract(epoch from created_at - now())::float8 as off from orders
       where tenant_id = ${shop.rich.tenant.id} and id = ${heard.outcome === 'acknowledged' ? heard.orderId : ''}`;
      expect(Math.abs((row?.off ?? Number.NaN) * 1000 - skew), 'the hook moves the clock').toBeLessThan(
        60_000,
      );
      expect((await send({ port: api.port, path: '/v1/products', key: shop.rich.secret })).status).toBe(200);
    },
  );

  it('that jump backward between two orders charge both, in an order that the timeline keeps', async () => {
    const log: ClientLog = new Map();
    const before = await spent();
    for (const skew of [HOUR, 0, -HOUR]) {
      const { port } = await apiWithClock(skew);
      expect((await order(log, port, `jump-${skew}`)).outcome).toBe('acknowledged');
    }
    expect((await spent()) - before).toBe(3000n);
  });
});
