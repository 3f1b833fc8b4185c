import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reloadly } from '#modules/suppliers/adapters/reloadly.ts';
import type { SupplierAccess, SupplierOrder } from '#modules/suppliers/port.ts';
import { RELOADLY_CREDENTIALS, type ReloadlyDouble, startReloadly } from '#tests/doubles/reloadly.ts';

let double: ReloadlyDouble;
let access: SupplierAccess;
beforeAll(async () => {
  double = await startReloadly();
  access = {
    accountId: 'sup_reloadly',
    mode: 'sandbox',
    baseUrl: double.url,
    credentials: RELOADLY_CREDENTIALS,
    timeoutMs: 400,
  };
});
beforeEach(() => double.faults.clear());
afterAll(() => double.stop());

const newOrder = (over: Partial<SupplierOrder> = {}): SupplierOrder => ({
  reference: randomBytes(13).toString('hex'),
  sku: '120',
  denomination: 1000n,
  currency: 'EUR',
  country: 'DE',
  recipient: { email: 'kim@example.com', name: null },
  ...over,
});

describe('the token', () => {
  it('is asked for once and kept, and renewed once when Reloadly no longer takes it', async () => {
    await reloadly.balance(access);
    const before = double.tokens();
    await Promise.all([reloadly.balance(access), reloadly.catalogue(access)]);
    expect(double.tokens()).toBe(before);
    double.endTokens();
    expect(await reloadly.order(access, newOrder())).toMatchObject({ kind: 'issued' });
    expect(double.tokens()).toBe(before + 1);
  });

  it('of old credentials is not used for new ones', async () => {
    await reloadly.balance(access);
    const changed = { ...access, credentials: { ...RELOADLY_CREDENTIALS, clientSecret: 'changed' } };
    expect(await reloadly.balance(changed)).toEqual([]);
    expect(await reloadly.balance(access)).toEqual([{ amount: 1_000_050n, currency: 'EUR' }]);
  });
});

describe('a reference', () => {
  it('never becomes two orders, though Reloadly itself would take both', async () => {
    const order = newOrder();
    for (const fault of ['time-out', 'error-500', 'html'] as const) {
      double.faults.next(fault);
      await reloadly.order(access, order);
    }
    expect(await reloadly.order(access, order)).toMatchObject({ kind: 'issued' });
    expect(double.ordersOf(order.reference)).toBe(1);
  });

  it('is unknown, and not lost, when the report was not searched by it', async () => {
    await reloadly.order(access, newOrder());
    double.ignoreSearch(true);
    const order = newOrder();
    expect(await reloadly.status(access, { ...order, supplierReference: null })).toMatchObject({
      kind: 'unknown',
    });
    expect(await reloadly.order(access, order)).toMatchObject({ kind: 'unknown' });
    double.ignoreSearch(false);
    expect(double.ordersOf(order.reference)).toBe(0);
    expect(await reloadly.status(access, { ...order, supplierReference: null })).toEqual({
      kind: 'not-found',
    });
  });
});

describe('what is sold', () => {
  it('comes with exact values in the currency of the card', async () => {
    const catalogue = await reloadly.catalogue(access);
    expect(catalogue).toMatchObject([
      { sku: '120', denominationType: 'fixed', denominations: [1000n, 2500n, 5050n], costBasisPoints: 9750 },
      {
        sku: '121',
        denominationType: 'range',
        currency: 'JPY',
        min: 500n,
        max: 50_000n,
        costBasisPoints: 10_000,
      },
    ]);
  });

  it('is ordered at that value: yen have no decimals', async () => {
    const yen = { sku: '121', denomination: 1500n, currency: 'JPY', country: 'JP' };
    const issued = await reloadly.order(access, newOrder(yen));
    expect(issued).toMatchObject({ kind: 'issued', cost: { amount: 1500n, currency: 'JPY' } });
  });

  it('is available in its values alone, and a delisted product is not', async () => {
    const ask = (over: object) =>
      reloadly.availability(access, {
        sku: '120',
        denomination: 1000n,
        currency: 'EUR',
        country: 'DE',
        ...over,
      });
    expect(await ask({})).toBe('available');
    expect(await ask({ denomination: 1100n })).toBe('unavailable');
    expect(await ask({ sku: '999' })).toBe('unavailable');
  });
});
