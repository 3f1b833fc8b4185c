import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { makeKey, makeProduct, makeTenant, ownerSql, pointsLeft, rowsOf } from '#tests/factories.ts';
import { type Answer, json, send } from '#tests/http.ts';
import { oracle } from '#tests/oracle.ts';
import { type ApiProcess, startApiProcess } from './api-process.ts';
import { startWireProxy, type Trap, type WireProxy } from './wire-proxy.ts';

const FUNDS = 1_000_000;
const MOST_STATEMENTS = 60;
let proxy: WireProxy;
let api: ApiProcess;
let tenant: TenantRef;
let secret: string;
let body: object;

async function restart(): Promise<void> {
  const url = new URL(process.env['APP_DATABASE_URL'] ?? '');
  url.port = String(proxy.port);
  api = await startApiProcess({ APP_DATABASE_URL: url.toString(), DATABASE_POOL: '1' });
}

beforeAll(async () => {
  const { hostname, port } = new URL(process.env['APP_DATABASE_URL'] ?? '');
  proxy = await startWireProxy({ host: hostname, port: Number(port) });
  tenant = await makeTenant({ funds: FUNDS });
  ({ secret } = await makeKey(tenant));
  await orderAnotherProduct();
  await restart();
});
afterEach(() => proxy.arm());
afterAll(async () => {
  api.kill();
  await api.ended;
  await proxy.close();
});

/** From now on orders are of a product that no process has sold before. */
async function orderAnotherProduct(): Promise<void> {
  const { productId } = await makeProduct(tenant, { values: [1000], codes: MOST_STATEMENTS });
  body = {
    product_id: productId,
    denomination: 1000,
    currency: 'EUR',
    recipient: { email: 'a@example.com' },
  };
}

const order = (key: string) =>
  send({
    port: api.port,
    method: 'POST',
    path: '/v1/orders',
    key: secret,
    headers: { 'idempotency-key': key },
    body,
  });

/** What the client saw: an answer, or a broken line that leaves the outcome unknown. */
async function tryOrder(key: string): Promise<Answer | 'unknown'> {
  return order(key).catch(() => 'unknown' as const);
}

async function oneOrderPerKey(keys: readonly string[], acknowledged: readonly string[]): Promise<void> {
  const owner = ownerSql();
  const stored = await owner<{ id: string }[]>`select id from orders where tenant_id = ${tenant.id}`;
  const [announced] = await owner`select (select count(*) from events where object_type = 'order') as events,
    (select count(*) from outbox o join events e on e.id = o.event_id where e.object_type = 'order') as waiting`;
  await owner.end();
  expect(new Set(stored.map((o) => o.id))).toEqual(new Set(acknowledged));
  expect(stored).toHaveLength(keys.length);
  expect(announced?.['events'], 'every event waits in the outbox').toEqual(announced?.['waiting']);
  expect(await pointsLeft(tenant, 'program')).toBe(BigInt(FUNDS - 1000 * keys.length));
  expect(await rowsOf(tenant, 'vouchers')).toBe(keys.length);
}

const keys: string[] = [];
const acknowledged: string[] = [];

async function placeOne(key: string): Promise<void> {
  const placed = await order(key);
  expect(placed.status).toBe(201);
  keys.push(key);
  acknowledged.push(String(json(placed)['order_id']));
}

it.each([
  ['before a statement', 'the first of a product', [10, MOST_STATEMENTS]],
  ['after a commit', 'the first of a product', [1, MOST_STATEMENTS]],
  ['before a statement', 'one of a known product, in one statement', [1, 4]],
  ['after a transaction', 'one of a known product, in one statement', [1, 4]],
] as const)(
  'kill -9 %s of an order (%s), at each in turn: restart and retry leave exactly one order and a clean ledger',
  { timeout: 240_000 },
  async (when: Trap['when'], which, [least, most]) => {
    let killed = 0;
    for (let at = 1; at <= MOST_STATEMENTS; at++) {
      const key = `${when}-${at}-${which}`.replaceAll(' ', '-');
      if (which === 'the first of a product') await orderAnotherProduct();
      else await placeOne(`known-${key}`);
      proxy.arm({ at, when, strike: () => api.kill() });
      const first = await tryOrder(key);
      const through = proxy.count() < at;
      proxy.arm();
      if (through) {
        expect(first).toMatchObject({ status: 201 });
      } else {
        killed += 1;
        await api.ended;
        expect(await oracle(process.env['DATABASE_URL'] ?? ''), `after kill ${when} ${at}`).toEqual([]);
        await restart();
      }
      const again = await order(key);
      expect(again.status).toBe(201);
      if (first !== 'unknown') expect(again.text).toBe(first.text);
      keys.push(key);
      acknowledged.push(String(json(again)['order_id']));
      await oneOrderPerKey(keys, acknowledged);
      if (through) break;
    }
    expect(killed, 'times the server was killed').toBeGreaterThanOrEqual(least);
    expect(killed, 'times until the order came to its end').toBeLessThan(most);
  },
);
