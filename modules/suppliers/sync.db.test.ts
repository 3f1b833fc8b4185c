import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetEnv } from '#lib/env.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { SIMULATED_KEY, type SimulatedSupplier, startSimulated } from '#tests/doubles/simulated.ts';
import { asOwner, asPlatform, callerOf, lookingSql, makeTenant, ownerSql, rowsOf } from '#tests/factories.ts';
import { atOnce, codeOf } from '#tests/outcome.ts';
import { accountInput, allowAddresses, line, makeSandbox } from '#tests/suppliers/factories.ts';
import {
  createAccount,
  listAccounts,
  listAlerts,
  listOffers,
  listSyncs,
  setAccountStatus,
  showSync,
  startSync,
  supplierJobs,
  updateSupplierAccount,
} from './index.ts';
import { applySync } from './sync.ts';

let double: SimulatedSupplier;
let tenant: TenantRef;
let accountId: string;
beforeAll(async () => {
  double = await startSimulated();
  allowAddresses({ simulated: double.url });
});
afterAll(async () => {
  await double.stop();
  delete process.env['SUPPLIER_URLS'];
  forgetEnv();
});
beforeEach(async () => {
  tenant = await makeSandbox();
  const input = accountInput({ kind: 'simulated', credentials: { apiKey: SIMULATED_KEY } });
  ({ accountId } = await createAccount.call(asOwner(tenant), input));
});
const shelf = (count: number, over: object = {}) =>
  Array.from({ length: count }, (_, i) => ({
    sku: `SKU-${String(i).padStart(3, '0')}`,
    name: `Card ${i}`,
    brand: 'Brand',
    country: 'DE',
    currency: 'EUR',
    type: 'fixed' as const,
    values: ['1000', '2500'],
    available: true,
    cost_basis_points: 9500,
    ...over,
  }));
const initial = shelf(3);
afterEach(() => double.setCatalogue(initial));

const job = (name: keyof typeof supplierJobs, data: Record<string, string> = {}) =>
  supplierJobs[name](asPlatform(tenant), data);
async function sync(products: ReturnType<typeof shelf>, acceptSmaller = false) {
  double.setCatalogue(products);
  const { runId } = await startSync.call(asOwner(tenant), { accountId, acceptSmaller });
  await job('suppliers.sync', { runId });
  return showSync.call(asOwner(tenant), { runId, limit: 100 });
}
const offers = async () => (await listOffers.call(asOwner(tenant), { accountId, limit: 100 })).items;
const openAlerts = async () =>
  (await listAlerts.call(asOwner(tenant), {})).items.map((a) => [a.cause, a.subject]);

describe('a reading of the catalogue', () => {
  it('takes over what is new, says what is otherwise, and leaves the rest as it was', async () => {
    const first = await sync(shelf(3));
    expect(first.run).toMatchObject({ state: 'applied', seen: 3, added: 3, removed: 0, changed: 0 });
    const before = await offers();
    expect(before.map((o) => [o.sku, o.from, o.to, o.available])).toEqual([
      ['SKU-000', 1000, 2500, true],
      ['SKU-001', 1000, 2500, true],
      ['SKU-002', 1000, 2500, true],
    ]);
    expect((await sync(shelf(3))).changes.items).toEqual([]);
    const [kept = {}, dearer = {}] = shelf(2);
    const second = await sync([kept, { ...dearer, cost_basis_points: 9900 }, ...shelf(5).slice(4)] as never);
    expect(second.run).toMatchObject({ state: 'applied', seen: 3, added: 1, removed: 1, changed: 1 });
    expect(second.changes.items.map((c) => [c.sku, c.kind, c.before, c.after])).toEqual([
      ['SKU-001', 'price', '9500 bp', '9900 bp'],
      ['SKU-002', 'removed', '9500 bp', null],
      ['SKU-004', 'added', null, '9500 bp'],
    ]);
    const now = await offers();
    expect(now.find((o) => o.sku === 'SKU-001')).toMatchObject({
      costBasisPoints: 9900,
      offerId: before[1]?.offerId,
    });
    expect(now.find((o) => o.sku === 'SKU-002')).toMatchObject({
      available: false,
      offerId: before[2]?.offerId,
    });
    const back = await sync(shelf(3));
    expect(back.changes.items.map((c) => [c.sku, c.kind])).toContainEqual(['SKU-002', 'availability']);
  });

  it('matches a line to the product that was imported from this supplier under the same SKU', async () => {
    const owner = ownerSql();
    await owner`insert into brands (id, slug, name, hue, about) values ('brd_sync', 'sync', 'B', 1, 'B')`;
    await owner`
      insert into products (id, brand_id, name, kind, categories, country, currency, denominations, denomination_type,
        min_value, max_value, step_value, delivery, usage, code_format, how_to, terms, source, source_sku, search_text)
      values ('prd_sync', 'brd_sync', 'P', 'gift_card', '{}', 'DE', 'EUR', '{1000}', 'fixed', 1000, 1000, 1, 'instant',
        'online', 'text', 'H', 'T', 'simulated', 'SKU-001', 'p')`;
    await owner.end();
    await sync(shelf(3));
    expect((await offers()).map((o) => o.productId)).toEqual([null, 'prd_sync', null]);
  });

  it('is not believed when it is empty or has lost more than half, with an alert, until somebody accepts it', async () => {
    await sync(shelf(20));
    for (const products of [[], shelf(9)]) {
      const { run } = await sync(products);
      expect(run).toMatchObject({ state: 'refused', seen: products.length });
      expect(run.reason).not.toBeNull();
    }
    expect((await offers()).filter((o) => o.available)).toHaveLength(20);
    expect(await openAlerts()).toEqual([['sync_failed', accountId]]);
    expect((await sync([], true)).run.state, 'nothing is never right').toBe('refused');
    expect((await sync(shelf(9), true)).run).toMatchObject({ state: 'applied', removed: 11 });
    expect(await openAlerts()).toEqual([]);
    expect((await sync(shelf(10))).run.state).toBe('applied');
  });

  it('of a supplier that cannot be asked changes nothing', async () => {
    await sync(shelf(3));
    await updateSupplierAccount.call(asOwner(tenant), { accountId, credentials: { apiKey: 'wrong' } });
    expect((await sync(shelf(4))).run.state).toBe('refused');
    expect(await offers()).toHaveLength(3);
  });

  it('leaves out lines that cannot be sold', async () => {
    const [good = {}] = shelf(1);
    const bad = shelf(5)
      .slice(1)
      .map(
        (p, i) =>
          [
            { ...p, currency: 'eur' },
            { ...p, cost_basis_points: 90_000 },
            { ...p, values: ['0'] },
            { ...p, country: 'de' },
          ][i],
      );
    expect((await sync([good, ...bad] as never)).run).toMatchObject({ state: 'applied', seen: 1 });
  });
});

describe('a run', () => {
  it('is one for an account however often it is asked for, and is applied once', async () => {
    const runs = await atOnce(8, () => startSync.call(asOwner(tenant), { accountId }));
    const [runId = ''] = new Set(runs.map((r) => r.runId));
    expect(new Set(runs.map((r) => r.runId)).size).toBe(1);
    const products = [line('A'), line('B')];
    const states = await atOnce(6, () => applySync.call(asPlatform(tenant), { runId, products }));
    expect(states.map((s) => s.state).sort()).toEqual(['applied', 'done', 'done', 'done', 'done', 'done']);
    expect(await offers()).toHaveLength(2);
    await job('suppliers.sync', { runId });
    expect(await offers(), 'a job that is run again').toHaveLength(2);
  });

  it('that breaks off half-way leaves nothing, and a second try does all of it', async () => {
    const { runId } = await startSync.call(asOwner(tenant), { accountId });
    const apply = () => applySync.call(asPlatform(tenant), { runId, products: [line('A'), line('B')] });
    const owner = ownerSql();
    await owner`alter table supplier_sync_changes add constraint breaks_off check (sku <> 'B') not valid`;
    await expect(apply()).rejects.toThrow('breaks_off');
    await owner`alter table supplier_sync_changes drop constraint breaks_off`;
    await owner.end();
    expect(await offers()).toHaveLength(0);
    expect((await apply()).state).toBe('applied');
    expect(await offers()).toHaveLength(2);
  });

  it('is kept with its changes for fifty runs', async () => {
    for (let i = 0; i < 53; i++) {
      const { runId } = await startSync.call(asOwner(tenant), { accountId });
      await applySync.call(asPlatform(tenant), {
        runId,
        products: [line('A', { costBasisPoints: 9000 + i })],
      });
    }
    expect(await rowsOf(tenant, 'supplier_sync_runs')).toBe(50);
    expect(await rowsOf(tenant, 'supplier_sync_changes')).toBe(50);
    const { items } = await listSyncs.call(asOwner(tenant), { accountId, limit: 3 });
    expect(items.map((r) => r.changed)).toEqual([1, 1, 1]);
  });

  it('of another tenant is not there, and nobody without the permission starts one', async () => {
    const { runId } = await startSync.call(asOwner(tenant), { accountId });
    const other = await makeTenant({ funds: 0 });
    expect(await codeOf(showSync.call(asOwner(other), { runId }))).toBe('not_found');
    expect(await codeOf(startSync.call(asOwner(other), { accountId }))).toBe('not_found');
    const reader = callerOf(tenant, {
      type: 'operator',
      id: 'opr',
      permissions: new Set(['suppliers.read']),
    });
    expect(await codeOf(startSync.call(reader, { accountId }))).toBe('forbidden');
    expect(await codeOf(showSync.call(reader, { runId }))).toBe('ok');
  });

  it('of every active account is queued at once', async () => {
    const paused = accountInput({ kind: 'simulated', credentials: { apiKey: SIMULATED_KEY } });
    const { accountId: resting } = await createAccount.call(asOwner(tenant), paused);
    await setAccountStatus.call(asOwner(tenant), { accountId: resting, status: 'paused' });
    await job('suppliers.syncAll');
    const [row] = await lookingSql()`
      select count(*)::int as n from graphile_worker._private_jobs j
       where j.payload::text like ${`%${tenant.id}%`}`;
    expect(row?.['n']).toBe(1);
  });
});

describe('the balance of an account', () => {
  const low = (amount: number) =>
    updateSupplierAccount.call(asOwner(tenant), { accountId, lowBalance: { amount, currency: 'EUR' } });

  it('is kept, and alerts below the limit once, until it is above again', async () => {
    await low(100_000_001);
    await job('suppliers.readBalance', { accountId });
    await job('suppliers.readBalance', { accountId });
    const { items } = await listAccounts.call(asOwner(tenant), {});
    expect(items[0]?.balances).toContainEqual({ amount: 100_000_000, currency: 'EUR' });
    expect(await openAlerts()).toEqual([['low_balance', accountId]]);
    await low(100_000_000);
    await job('suppliers.readBalance', { accountId });
    expect(await openAlerts()).toEqual([]);
  });

  it('stays as it was when the supplier does not say', async () => {
    await low(100_000_001);
    await job('suppliers.readBalance', { accountId });
    await updateSupplierAccount.call(asOwner(tenant), { accountId, credentials: { apiKey: 'wrong' } });
    await low(1);
    await job('suppliers.readBalance', { accountId });
    expect(await openAlerts()).toEqual([['low_balance', accountId]]);
  });
});
