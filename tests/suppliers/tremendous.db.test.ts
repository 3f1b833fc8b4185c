import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { tremendous } from '#modules/suppliers/adapters/tremendous.ts';
import { startTremendous, TREMENDOUS_CREDENTIALS, type TremendousDouble } from '#tests/doubles/tremendous.ts';
import { asking, newOrder } from './asking.ts';

const OPEN = { sku: 'OKMHM2X2OHYV', denomination: 2550n, currency: 'USD', country: 'US' };
const FIXED = { sku: 'XVBOXHD007XB', denomination: 2500n, currency: 'CAD', country: 'CA' };

let double: TremendousDouble;
let ask: ReturnType<typeof asking>;
beforeAll(async () => {
  double = await startTremendous();
  ask = asking(tremendous, double.url, TREMENDOUS_CREDENTIALS);
});
beforeEach(() => {
  double.faults.clear();
  double.linksWork(true);
});
afterAll(() => double.stop());

it('takes the link of a new order, and makes one where it is not shown any more', async () => {
  const order = newOrder(OPEN);
  const made = double.linksMade();
  const first = await ask.place(order);
  expect(first).toMatchObject({ kind: 'issued', cost: { amount: 2550n, currency: 'USD' } });
  expect(double.linksMade(), 'the link came with the order').toBe(made);
  const again = await ask.place(order);
  expect(double.linksMade(), 'a repeat shows none').toBe(made + 1);
  if (first.kind !== 'issued' || again.kind !== 'issued') throw new Error('both were issued');
  expect(again.voucher.code, 'the same reward').toBe(first.voucher.code);
  expect(again.voucher.url).not.toBe(first.voucher.url);
  expect(first.voucher).toMatchObject({ pin: null, expiresOn: '2031-12-31' });
  expect(double.ordersOf(order.reference)).toBe(1);
});

it('keeps an order open while no link can be made, and settles it when one can', async () => {
  const order = newOrder(OPEN);
  double.faults.next('cut');
  double.linksWork(false);
  expect((await ask.place(order)).kind).toBe('unknown');
  const open = await ask.look(order);
  expect(open).toMatchObject({ kind: 'unknown', accepted: true, supplierReference: expect.any(String) });
  double.linksWork(true);
  const known = open.kind === 'unknown' ? open.supplierReference : null;
  expect((await ask.look(order, known)).kind).toBe('issued');
});

it.each([
  ['product', FIXED],
  ['amount', { denomination: 9900n }],
])('takes 409 for another %s as an order that a person must look at', async (_, other) => {
  const first = newOrder(OPEN);
  expect((await ask.place(first)).kind).toBe('issued');
  expect(await ask.place({ ...first, ...other })).toMatchObject({ kind: 'unknown', accepted: true });
  expect((await ask.place(first)).kind).toBe('issued');
  expect(double.ordersOf(first.reference)).toBe(1);
});

it('does not hand out an order of another amount or item when it is looked up', async () => {
  const order = newOrder(OPEN);
  expect((await ask.place(order)).kind).toBe('issued');
  expect(await ask.look({ ...order, denomination: 1n })).toMatchObject({ kind: 'unknown', accepted: true });
  expect((await ask.look(order)).kind).toBe('issued');
  expect(await ask.lookFor({ ...order, sku: 'XVBOXHD007XB' })).toMatchObject({
    kind: 'unknown',
    accepted: true,
  });
  expect((await ask.lookFor(order)).kind).toBe('issued');
});

it.each([
  ['PENDING SETTLEMENT', { kind: 'unknown', accepted: true }, 'not-cancelled'],
  ['OPEN', { kind: 'unknown', accepted: true }, 'not-cancelled'],
  ['FAILED', { kind: 'rejected', reason: 'refused' }, 'cancelled'],
  ['CANCELED', { kind: 'rejected', reason: 'refused' }, 'cancelled'],
] as const)('knows what %s means, placed or looked up', async (status, meaning, taken) => {
  const order = newOrder(OPEN);
  double.endNext(status);
  expect(await ask.place(order)).toMatchObject(meaning);
  expect(await ask.look(order)).toMatchObject(meaning);
  expect(await ask.cancel(order)).toBe(taken);
});

it("takes other people's orders for no answer to whether there is ours", async () => {
  const order = newOrder(OPEN);
  await ask.place(newOrder(OPEN));
  expect((await ask.look(order)).kind).toBe('not-found');
  double.ignoreSearch(true);
  expect((await ask.look(order)).kind).toBe('unknown');
  double.ignoreSearch(false);
});

it('does not hand out the order of another reference, even under the id that we were given', async () => {
  const [ours, other] = [newOrder(OPEN), newOrder(OPEN)];
  const [mine, theirs] = [await ask.place(ours), await ask.place(other)];
  if (mine.kind !== 'issued' || theirs.kind !== 'issued') throw new Error('both were issued');
  expect((await ask.look(ours, theirs.supplierReference)).kind).toBe('unknown');
  expect((await ask.look(ours, mine.supplierReference)).kind).toBe('issued');
});

it.each([
  ['JPY', 'JPNA1B2C3D4E', 'JP', 1_500n],
  ['KWD', 'KWDA1B2C3D4E', 'KW', 12_345n],
])('sends and reads %s in its own decimals', async (currency, sku, country, denomination) => {
  const order = newOrder({ sku, denomination, currency, country });
  const cost = { amount: denomination, currency };
  expect(await ask.place(order)).toMatchObject({ kind: 'issued', cost });
  expect(await ask.look(order)).toMatchObject({ kind: 'issued', cost });
});

it('has single values and ranges in the catalogue', async () => {
  const catalogue = await tremendous.catalogue(ask.access);
  const of = (sku: string) => catalogue.find((p) => p.sku === sku);
  const denominations = [500n, 1000n, 2500n, 5000n, 10_000n];
  expect(of(FIXED.sku)).toMatchObject({ denominationType: 'fixed', denominations, country: 'CA' });
  expect(of(OPEN.sku)).toMatchObject({ denominationType: 'range', min: 100n, max: 200_000n });
  expect(of('JPNA1B2C3D4E')).toMatchObject({ country: '', currency: 'JPY' });
  expect(await tremendous.availability(ask.access, FIXED)).toBe('available');
  expect(await tremendous.availability(ask.access, { ...FIXED, denomination: 2600n })).toBe('unavailable');
  expect(await tremendous.availability(ask.access, { ...FIXED, sku: 'NONE' })).toBe('unavailable');
});

it('never lets a sandbox use a key for real money, nor the reverse', async () => {
  const before = double.orders();
  const live = { ...ask.access, mode: 'live' as const };
  const real = { ...ask.access, credentials: { apiKey: 'PROD_key' } };
  for (const access of [live, real]) {
    const answer = await tremendous.order(access, newOrder(OPEN));
    expect(answer).toMatchObject({ kind: 'rejected', reason: 'credentials' });
  }
  expect(double.orders()).toBe(before);
  expect((await ask.place(newOrder(OPEN))).kind).toBe('issued');
});

it('takes back a reward only until it is redeemed', async () => {
  double.cancelFreely();
  const [kept, spent] = [newOrder(OPEN), newOrder(OPEN)];
  await ask.place(kept);
  await ask.place(spent);
  const redeemed = double.books().find((o) => o.externalId === spent.reference);
  if (redeemed) redeemed.redeemed = true;
  expect(await ask.cancel(spent)).toBe('not-cancelled');
  expect(await ask.cancel(kept)).toBe('cancelled');
  expect(await ask.look(kept)).toMatchObject({ kind: 'rejected' });
  expect(await ask.cancel(newOrder(OPEN))).toBe('not-cancelled');
});
