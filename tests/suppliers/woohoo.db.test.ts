import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signature, sortedJson } from '#integrations/woohoo/sign.ts';
import { woohoo } from '#modules/suppliers/adapters/woohoo.ts';
import { woohooBody } from '#modules/suppliers/adapters/woohoo-order.ts';
import type { SupplierAccess, SupplierOrder } from '#modules/suppliers/port.ts';
import { startWoohoo, WOOHOO_CREDENTIALS, type WoohooDouble } from '#tests/doubles/woohoo.ts';

let double: WoohooDouble;
let access: SupplierAccess;
beforeAll(async () => {
  double = await startWoohoo();
  access = {
    accountId: 'sup_woohoo',
    mode: 'sandbox',
    baseUrl: double.url,
    credentials: WOOHOO_CREDENTIALS,
    timeoutMs: 400,
  };
});
beforeEach(() => double.faults.clear());
afterAll(() => double.stop());

const newOrder = (over: Partial<SupplierOrder> = {}): SupplierOrder => ({
  reference: `ful_${randomBytes(13).toString('hex')}`,
  sku: 'EGCGBTST001',
  denomination: 50_000n,
  currency: 'INR',
  country: 'IN',
  recipient: { email: 'kim@example.com', name: null },
  ...over,
});
const look = (order: SupplierOrder) => woohoo.status(access, { ...order, supplierReference: null });

describe('the signature', () => {
  it('does not depend on the order of parameters and keys, and on everything else', () => {
    const sign = (method: string, url: string, body?: object, secret = 'secret') =>
      signature({ method, url, body: body && sortedJson(body) }, secret);
    const one = sign('POST', 'https://x.woohoo.in/a?b=1&a=2', { b: [{ d: 1, c: 2 }], a: null });
    expect(one).toMatch(/^[0-9a-f]{128}$/);
    expect(sign('post', 'https://x.woohoo.in/a?a=2&b=1', { a: null, b: [{ c: 2, d: 1 }] })).toBe(one);
    expect(sign('POST', 'https://x.woohoo.in/a?a=2&b=1', { a: null, b: [{ c: 2, d: 2 }] })).not.toBe(one);
    expect(sign('GET', 'https://x.woohoo.in/a?a=2&b=1')).not.toBe(one);
    expect(sign('POST', 'https://x.woohoo.in/a?a=2&b=1', { a: null, b: [{ c: 2, d: 1 }] }, 'other')).not.toBe(
      one,
    );
  });

  it('is of text that every encoder writes alike, whatever an account is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const body = woohooBody(newOrder(), { billingName: name, billingCity: name });
        expect(JSON.stringify(body)).toMatch(/^[\x20-\x7e]*$/);
        expect(JSON.stringify(body)).not.toMatch(/[!'()*\\/]/);
      }),
    );
  });

  it('is asked for anew with a new token when Woohoo no longer takes the old one', async () => {
    await woohoo.balance(access);
    const before = double.tokens();
    double.endTokens();
    expect(await woohoo.order(access, newOrder())).toMatchObject({ kind: 'issued' });
    expect(double.tokens()).toBe(before + 1);
  });
});

describe('a reversal', () => {
  it('of an order whose answer got lost is done later, and then its card is dead', async () => {
    const order = newOrder();
    double.faults.next('time-out');
    expect(await woohoo.order(access, order)).toMatchObject({ kind: 'unknown' });
    const { reference } = order;
    const ask = () => woohoo.cancel(access, { reference, supplierReference: null, original: order });
    expect(await ask()).toBe('unknown');
    expect(await look(order)).toMatchObject({ kind: 'rejected', reason: 'refused' });
    expect(await ask()).toBe('cancelled');
  });

  it('must repeat the order as it was', async () => {
    const order = newOrder();
    double.faults.next('time-out');
    await woohoo.order(access, order);
    const original = { ...order, denomination: 60_000n };
    expect(
      await woohoo.cancel(access, { reference: order.reference, supplierReference: null, original }),
    ).toBe('not-cancelled');
    expect(await look(order)).toMatchObject({ kind: 'issued' });
  });
});

it('tells nothing of the person who gets the voucher', () => {
  const body = JSON.stringify(
    woohooBody(newOrder({ recipient: { email: 'kim@example.com', name: 'Kim' } }), {}),
  );
  expect(body).not.toMatch(/kim/i);
});

it('takes no reference and no currency that Woohoo cannot', async () => {
  for (const over of [{ reference: 'x'.repeat(56) }, { reference: 'a b' }, { currency: 'EUR' }]) {
    expect(await woohoo.order(access, newOrder(over))).toMatchObject({ kind: 'rejected', reason: 'invalid' });
  }
});
