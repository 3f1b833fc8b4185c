import { afterAll, expect, it } from 'vitest';
import { makeKey, makeProduct, makeTenant, ownerSql, pointsLeft, rowsOf } from '#tests/factories.ts';
import { json, send } from '#tests/http.ts';
import { atOnce } from '#tests/outcome.ts';
import { type ApiProcess, startApiProcess } from './api-process.ts';

const [CLIENTS, ORDERS_EACH, PRICE, FUNDS] = [12, 10, 1000, 1_000_000];
let api: ApiProcess;
let busy = true;
afterAll(() => api.kill());

/** Keeps a process up, as its supervisor does. */
async function supervise(): Promise<void> {
  await api.ended;
  if (!busy) return;
  api = await startApiProcess({ DATABASE_POOL: '8' });
  return supervise();
}

it('database sessions killed under 12 clients: every order that was retried until answered exists once, and no other', async () => {
  const tenant = await makeTenant({ funds: FUNDS });
  const product = await makeProduct(tenant, { values: [PRICE], codes: CLIENTS * ORDERS_EACH });
  const { secret } = await makeKey(tenant);
  const body = {
    product_id: product.productId,
    denomination: PRICE,
    currency: 'EUR',
    recipient: { email: 'a@example.com' },
  };
  api = await startApiProcess({ DATABASE_POOL: '8' });
  const supervised = supervise();
  const owner = ownerSql();
  let [killed, unknown] = [0, 0];

  const nemesis = async () => {
    while (busy) {
      const rows = await owner`
        select pg_terminate_backend(pid) from (
          select pid from pg_stat_activity where datname = current_database() and application_name = 'damson'
             and state <> 'idle' order by random() limit 1) a`;
      killed += rows.length;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  };
  const untilAnswered = async (key: string): Promise<string> => {
    for (;;) {
      const headers = { 'idempotency-key': key };
      const answer = await send({
        port: api.port,
        method: 'POST',
        path: '/v1/orders',
        key: secret,
        headers,
        body,
        withinMs: 2_000,
      }).catch(() => undefined);
      if (answer?.status === 201) return String(json(answer)['order_id']);
      if (answer && answer.status < 500) throw new Error(`refused: ${answer.text}`);
      unknown += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
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
  api.kill();
  await supervised;
  const stored = await owner<{ id: string }[]>`select id from orders where tenant_id = ${tenant.id}`;
  await owner.end();

  expect(killed, 'sessions that were killed').toBeGreaterThan(5);
  expect(unknown, 'requests whose outcome was unknown').toBeGreaterThan(5);
  expect(new Set(stored.map((o) => o.id))).toEqual(new Set(acknowledged.flat()));
  expect(stored).toHaveLength(CLIENTS * ORDERS_EACH);
  expect(await pointsLeft(tenant, 'program')).toBe(BigInt(FUNDS - PRICE * CLIENTS * ORDERS_EACH));
  expect(await rowsOf(tenant, 'vouchers')).toBe(CLIENTS * ORDERS_EACH);
});
