import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { fundProgram, setRate } from '#modules/points/index.ts';
import { createAccount, listOffers, matchOffer, startSync } from '#modules/suppliers/index.ts';
import { applySync } from '#modules/suppliers/sync.ts';
import { makeBudget } from '#tests/budgets/trees.ts';
import { SIMULATED_KEY, type SimulatedSupplier, startSimulated } from '#tests/doubles/simulated.ts';
import {
  asOwner,
  asPlatform,
  lookingSql,
  makeKey,
  makeProduct,
  pointsLeft,
  rowsOf,
} from '#tests/factories.ts';
import { oracle } from '#tests/oracle.ts';
import { accountInput, allowAddresses, line, makeSandbox } from '#tests/suppliers/factories.ts';
import { startApiProcess } from './api-process.ts';
import { type ClientLog, sendOrder, settle } from './client-log.ts';
import { countLetters, type LetterCounter } from './letter-counter.ts';
import { type Child, startProcess } from './process.ts';
import { TRIED } from './tried.ts';
import { startWorkerProcess } from './worker-process.ts';

const [PRICE, FUNDS] = [1000, 100_000];
const failing = (name: string) => ({ NODE_ENV: 'test', DAMSON_FAILPOINT: name });
let supplier: SimulatedSupplier;
let letters: LetterCounter;
let tenant: TenantRef;
let secret: string;
let productId: string;
const started: Child[] = [];

beforeAll(async () => {
  [supplier, letters] = await Promise.all([startSimulated(), countLetters()]);
  allowAddresses({ simulated: supplier.url });
});
afterAll(() => Promise.all([supplier.stop(), letters.close()]));
beforeEach(async () => {
  tenant = await makeSandbox();
  const host = `${tenant.slug}.localhost`;
  await lookingSql()`insert into tenant_hosts (host, tenant_id) values (${host}, ${tenant.id})`;
  await setRate.call(asPlatform(tenant), { currency: 'EUR', points: 1, minorUnits: 1, source: 'test' });
  await fundProgram.call(asPlatform(tenant), { points: FUNDS, reason: 'test' });
  ({ productId } = await makeProduct(tenant, { values: [PRICE], codes: 0 }));
  ({ secret } = await makeKey(tenant));
  const input = accountInput({ kind: 'simulated', credentials: { apiKey: SIMULATED_KEY } });
  const { accountId } = await createAccount.call(asOwner(tenant), input);
  const { runId } = await startSync.call(asOwner(tenant), { accountId });
  await applySync.call(asPlatform(tenant), { runId, products: [line('SIM-EUR')] });
  const { items } = await listOffers.call(asOwner(tenant), { accountId });
  await matchOffer.call(asOwner(tenant), { offerId: items[0]?.offerId ?? '', productId });
});
afterEach(async () => {
  supplier.faults.clear();
  await endAll();
});

async function endAll(): Promise<void> {
  for (const child of started.splice(0)) {
    child.kill();
    await child.ended;
  }
}
async function api(env: Record<string, string> = {}) {
  const child = await startApiProcess(env);
  started.push(child);
  return child;
}
async function worker(env: Record<string, string> = {}) {
  const child = await startWorkerProcess({ SMTP_URL: letters.smtpUrl, ...env }, [
    'tests/faults/skewed-clock.ts',
  ]);
  started.push(child);
  return child;
}
/** A worker that lives so much later that nobody is still at work on anything. */
const laterWorker = () => worker({ SKEW_MS: String(5 * 60_000) });

async function order(log: ClientLog, port: number, budgetId?: string): Promise<string> {
  const recipient = { email: 'a@example.com' };
  const payer = budgetId ? { budget_id: budgetId } : {};
  const body = { product_id: productId, denomination: PRICE, currency: 'EUR', recipient, ...payer };
  const heard = await sendOrder(log, port, { key: 'supplied', secret, body, outcome: 'unknown' });
  return heard.outcome === 'acknowledged' ? heard.orderId : heard.outcome;
}
const statusOf = async (orderId: string) => {
  const [row] = await lookingSql()<{ status: string }[]>`select status from orders where id = ${orderId}`;
  return row?.status;
};
/** As if an hour had gone by for the queue: leases are over, and what waits is due. */
async function letTimePass(): Promise<void> {
  await lookingSql()`update worker_leases set seen_at = seen_at - interval '1 hour'`;
  await lookingSql()`
    update graphile_worker._private_jobs set locked_at = locked_at - interval '1 hour', run_at = now() - interval '1 s'`;
}

/** One order, one order at the supplier, one voucher, one charge. */
async function isServedOnce(orderId: string, before: number): Promise<void> {
  for (const until = Date.now() + 40_000; (await statusOf(orderId)) !== 'fulfilled'; await sleep(100)) {
    if (Date.now() > until) throw new Error(`The order is ${await statusOf(orderId)}.`);
  }
  expect(supplier.orders() - before, 'orders at the supplier').toBe(1);
  expect([await rowsOf(tenant, 'orders'), await rowsOf(tenant, 'vouchers')]).toEqual([1, 1]);
  expect(await pointsLeft(tenant, 'program')).toBe(BigInt(FUNDS - PRICE));
  expect(await oracle(process.env['DATABASE_URL'] ?? '')).toEqual([]);
}

describe('a crash of the API while it takes an order for a supplier', () => {
  it.each(TRIED.supplierOrder)('at %s: the order is there once, and is served once', async (name) => {
    const [log, before]: [ClientLog, number] = [new Map(), supplier.orders()];
    const dying = await api(failing(name));
    expect(await order(log, dying.port)).toBe('unknown');
    await dying.ended;
    expect([await rowsOf(tenant, 'orders'), await pointsLeft(tenant, 'program')]).toEqual([0, BigInt(FUNDS)]);
    const { port } = await api();
    expect(await settle(log, port)).toBe(1);
    await worker();
    await isServedOnce(await order(log, port), before);
  });

  it.each(TRIED.budgetOrder)('at %s: nothing of the budget stays set aside', async (name) => {
    const budgetId = await makeBudget(tenant, { amount: PRICE });
    const [log, before]: [ClientLog, number] = [new Map(), supplier.orders()];
    const dying = await api(failing(name));
    expect(await order(log, dying.port, budgetId)).toBe('unknown');
    await dying.ended;
    expect([await rowsOf(tenant, 'orders'), await pointsLeft(tenant, { budgetId })]).toEqual([
      0,
      BigInt(PRICE),
    ]);
    const { port } = await api();
    expect(await settle(log, port)).toBe(1);
    await worker();
    await isServedOnce(await order(log, port, budgetId), before);
  });
});

describe('a crash of the worker while a supplier works', () => {
  it.each([...TRIED.fulfilment, 'supplier_sent'] as const)(
    'at %s: recovery, run twice, ends with one order at the supplier and one voucher',
    { timeout: 90_000 },
    async (name) => {
      const [log, before]: [ClientLog, number] = [new Map(), supplier.orders()];
      const orderId = await order(log, (await api()).port);
      if (name === 'supplier_sent') supplier.faults.next('time-out');
      const dying = await worker(failing(name));
      // The supplier has the order and says nothing: the worker is killed while it waits.
      for (; name === 'supplier_sent' && supplier.orders() === before; ) await sleep(20);
      if (name === 'supplier_sent') dying.kill();
      await dying.ended;
      expect(supplier.orders() - before, 'the supplier has it').toBe(1);
      expect(await statusOf(orderId)).toBe(name === 'after_fulfil_commit' ? 'fulfilled' : 'fulfilling');
      expect(await oracle(process.env['DATABASE_URL'] ?? '')).toEqual([]);
      for (const _ of ['once', 'twice']) {
        await letTimePass();
        const later = await laterWorker();
        await isServedOnce(orderId, before);
        later.kill();
        await later.ended;
      }
    },
  );
});

describe('a crash of the reconciler', () => {
  it.each(TRIED.reconciler)('at %s: the next one finds what is left', { timeout: 90_000 }, async (name) => {
    const [log, before]: [ClientLog, number] = [new Map(), supplier.orders()];
    const orderId = await order(log, (await api()).port);
    await lookingSql()`delete from graphile_worker._private_jobs`;
    const sweep = () =>
      lookingSql()`select graphile_worker.add_job('every:orders:sweep', '{}'::json, max_attempts => 1)`;
    await sweep();
    const dying = await worker({ ...failing(name), SKEW_MS: String(3_600_000) });
    await dying.ended;
    expect(await statusOf(orderId)).toBe('paid');
    await lookingSql()`delete from graphile_worker._private_jobs`;
    for (const _ of ['once', 'twice']) {
      await sweep();
      const later = await worker({ SKEW_MS: String(3_600_000) });
      await isServedOnce(orderId, before);
      later.kill();
      await later.ended;
    }
  });
});

describe('a crash of a refund', () => {
  it.each(TRIED.refund)(
    'at %s: nothing is given back; asked again, twice, it is given back once',
    async (name) => {
      const [log, before]: [ClientLog, number] = [new Map(), supplier.orders()];
      const orderId = await order(log, (await api()).port);
      await worker();
      await isServedOnce(orderId, before);
      await endAll();
      const refund = (env: Record<string, string>) =>
        startProcess({
          script: 'tests/crash/verb-process.ts',
          ready: 'refunded',
          env: { VERB_TENANT: tenant.id, VERB_ORDER: orderId, ...env },
        }).then((child) => child.ended);
      await expect(refund(failing(name))).rejects.toThrow('did not start');
      expect([await statusOf(orderId), await pointsLeft(tenant, 'program')]).toEqual([
        'fulfilled',
        BigInt(FUNDS - PRICE),
      ]);
      for (const _ of ['once', 'twice']) {
        await refund({});
        expect([await statusOf(orderId), await pointsLeft(tenant, 'program')]).toEqual([
          'refunded',
          BigInt(FUNDS),
        ]);
      }
    },
  );
});
