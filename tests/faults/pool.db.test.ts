import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiProcess, startApiProcess } from '#tests/crash/api-process.ts';
import { type ClientLog, settle } from '#tests/crash/client-log.ts';
import { CLEAN, judge } from '#tests/crash/judge.ts';
import { openShop, orderOf, type Shop } from '#tests/crash/load.ts';
import { lookingSql, ownerSql } from '#tests/factories.ts';
import { json, send } from '#tests/http.ts';
import { atOnce, tally } from '#tests/outcome.ts';

const CLIENTS = 200;
/** The longest that anybody waits for an answer; the statement time-out is 15 s. */
const PATIENCE_MS = 25_000;
let shop: Shop;
let api: ApiProcess;
beforeAll(async () => {
  shop = await openShop(4 * CLIENTS);
  api = await startApiProcess({ DATABASE_POOL: '2', API_RATE_PER_MINUTE: '1000000' });
});
afterAll(async () => {
  api.kill();
  await api.ended;
});

type Heard = { status: number; retryAfter: boolean; tookMs: number };

async function order(log: ClientLog, name: string, n: number): Promise<Heard> {
  const key = `${name}-${n}`;
  const entry = { key, ...orderOf(shop, key, n) };
  log.set(key, { ...entry, outcome: 'unknown' });
  const began = performance.now();
  const headers = { 'idempotency-key': key };
  const { secret, body } = entry;
  const answer = await send({
    port: api.port,
    method: 'POST',
    path: '/v1/orders',
    key: secret,
    headers,
    body,
  });
  if (answer.status === 201) {
    log.set(key, { ...entry, outcome: 'acknowledged', orderId: String(json(answer)['order_id']) });
  }
  return {
    status: answer.status,
    retryAfter: 'retry-after' in answer.headers,
    tookMs: performance.now() - began,
  };
}

it(`two connections for ${CLIENTS} clients: all are answered in bounded time, none by half, and it recovers`, {
  timeout: 120_000,
}, async () => {
  const log: ClientLog = new Map();
  expect((await order(log, 'control', 0)).status).toBe(201);
  const owner = ownerSql();
  const blocking = owner.begin(async (sql) => {
    await sql`select 1 from accounts where tenant_id = ${shop.rich.tenant.id} for update`;
    await sleep(12_000);
  });
  await sleep(100);
  const heard = await atOnce(CLIENTS, (n) => order(log, 'blocked', n));
  await blocking;
  await owner.end();
  const said = tally(heard.map((h) => String(h.status)));
  expect(Object.keys(said).filter((status) => !['201', '409', '503'].includes(status))).toEqual([]);
  // Most wait in the line for the next batch and are served; whoever falls to the two connections is told to come back.
  expect(said['503'], JSON.stringify(said)).toBeGreaterThan(0);
  expect(heard).toHaveLength(CLIENTS);
  expect(heard.filter((h) => h.status === 503 && !h.retryAfter)).toEqual([]);
  expect(Math.max(...heard.map((h) => h.tookMs))).toBeLessThan(PATIENCE_MS);
  const freed = performance.now();
  for (let n = 0; (await order(log, 'after', n)).status !== 201; n++) await sleep(200);
  expect(performance.now() - freed, 'until an order passes again').toBeLessThan(10_000);
  await settle(log, api.port);
  expect(await judge(lookingSql(), [shop.rich.tenant.id, shop.poor.tenant.id], log)).toEqual(CLEAN);
});
