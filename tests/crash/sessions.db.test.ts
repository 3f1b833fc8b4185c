import { expect, it } from 'vitest';
import { Refusal } from '#lib/errors.ts';
import { place } from '#modules/orders/index.ts';
import {
  asKey,
  makeProduct,
  makeTenant,
  orderInput,
  ownerSql,
  pointsLeft,
  rowsOf,
} from '#tests/factories.ts';
import { atOnce } from '#tests/outcome.ts';

process.env['DATABASE_POOL'] = '12';
const [CLIENTS, ORDERS_EACH] = [24, 10];

it('database sessions killed at random under 24 clients: each retried order exists once and every point is there', async () => {
  const tenant = await makeTenant({ funds: 1_000_000 });
  const product = await makeProduct(tenant, { values: [1000], codes: CLIENTS * ORDERS_EACH });
  const door = asKey(tenant);
  const owner = ownerSql();
  let [busy, killed, broken] = [true, 0, 0];

  const nemesis = async () => {
    while (busy) {
      const rows = await owner`
        select pg_terminate_backend(pid) from (
          select pid from pg_stat_activity where datname = current_database() and application_name = 'damson'
             and state <> 'idle' order by random() limit 2) a`;
      killed += rows.length;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  const untilAnswered = async (key: string): Promise<string> => {
    for (;;) {
      try {
        return (await place.call(door, orderInput(product), { idempotencyKey: key })).orderId;
      } catch (error) {
        if (error instanceof Refusal) throw error;
        broken += 1;
      }
    }
  };
  const clients = atOnce(CLIENTS, async (client) => {
    const placed: string[] = [];
    for (let n = 0; n < ORDERS_EACH; n++) placed.push(await untilAnswered(`client-${client}-order-${n}`));
    return placed;
  }).finally(() => {
    busy = false;
  });
  const [acknowledged] = await Promise.all([clients, nemesis()]);
  const stored = await owner<{ id: string }[]>`select id from orders where tenant_id = ${tenant.id}`;
  await owner.end();

  expect(broken, 'calls whose outcome was unknown').toBeGreaterThan(5);
  expect(killed).toBeGreaterThan(5);
  expect(new Set(stored.map((o) => o.id))).toEqual(new Set(acknowledged.flat()));
  expect(stored).toHaveLength(CLIENTS * ORDERS_EACH);
  expect(await pointsLeft(tenant, 'program')).toBe(BigInt(1_000_000 - 1000 * CLIENTS * ORDERS_EACH));
  expect(await rowsOf(tenant, 'vouchers')).toBe(CLIENTS * ORDERS_EACH);
});
