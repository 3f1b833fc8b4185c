import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { runa } from '#modules/suppliers/adapters/runa.ts';
import type { SupplierOrder } from '#modules/suppliers/port.ts';
import { RUNA_CREDENTIALS, type RunaDouble, startRuna } from '#tests/doubles/runa.ts';
import { asking, newOrder } from './asking.ts';

const OPEN = { sku: 'ORCH-US', denomination: 2560n, currency: 'USD', country: 'US' };
const FIXED = { sku: 'FIXED-US', denomination: 2500n, currency: 'USD', country: 'US' };

let double: RunaDouble;
let ask: ReturnType<typeof asking>;
beforeAll(async () => {
  double = await startRuna();
  ask = asking(runa, double.url, RUNA_CREDENTIALS);
});
beforeEach(() => {
  double.faults.clear();
  double.pageOf(500);
});
afterAll(() => double.stop());

const booked = ({ reference }: SupplierOrder) => {
  const order = double.books().find((o) => o.description === reference);
  if (!order) throw new Error('Runa has no such order.');
  return order;
};

it('fetches the code from the payout, and pays the price after discount', async () => {
  const order = newOrder(OPEN);
  const issued = await ask.place(order);
  const { code, token } = booked(order);
  const voucher = { code, pin: code.slice(-4), url: expect.stringContaining(token), expiresOn: null };
  expect(issued).toMatchObject({ kind: 'issued', voucher, cost: { amount: 2432n, currency: 'USD' } });
});

it('takes the barcode, or the page, where there is no code', async () => {
  const [barcode, page] = [newOrder({ ...OPEN, sku: 'BARCODE-US' }), newOrder({ ...OPEN, sku: 'PAGE-US' })];
  const shown = await ask.place(barcode);
  const { code } = booked(barcode);
  expect(shown).toMatchObject({ voucher: { code, pin: null, expiresOn: '2031-04-30' } });
  const opened = await ask.place(page);
  const url = expect.stringContaining(booked(page).token);
  expect(opened).toMatchObject({ voucher: { code: url, url, pin: null } });
});

it.each(['RE006', 'RE008', 'RE010'])('keeps a paid order open while its payout says %s', async (error) => {
  const order = newOrder(OPEN);
  double.faults.next('cut');
  await ask.place(order);
  booked(order).payoutError = error;
  const open = await ask.look(order);
  expect(open).toMatchObject({ kind: 'unknown', accepted: true, detail: expect.stringContaining(error) });
  booked(order).payoutError = null;
  expect((await ask.look(order)).kind).toBe('issued');
});

it('hands out the address where the account may not fetch codes', async () => {
  const order = newOrder(OPEN);
  double.faults.next('cut');
  await ask.place(order);
  booked(order).payoutError = 'RE013';
  const url = expect.stringContaining(booked(order).token);
  expect(await ask.look(order)).toMatchObject({ kind: 'issued', voucher: { code: url, url } });
  expect((await ask.look({ ...order, denomination: 1n })).kind, 'still compared').toBe('unknown');
});

it('does not hand out a code that is worth something else', async () => {
  const order = newOrder(OPEN);
  double.faults.next('cut');
  await ask.place(order);
  booked(order).payoutAmount = '1.00';
  expect(await ask.look(order)).toMatchObject({ kind: 'unknown', accepted: true });
  booked(order).payoutAmount = '25.6';
  expect((await ask.look(order)).kind).toBe('issued');
});

it('never takes a replayed 500 for a refusal, and finds the order among all by its description', async () => {
  const order = newOrder(OPEN);
  double.faults.next('error-500');
  expect((await ask.place(order)).kind).toBe('unknown');
  expect((await ask.place(order)).kind, 'the same 500 is replayed').toBe('unknown');
  for (let i = 0; i < 5; i++) await ask.place(newOrder(OPEN));
  double.pageOf(2);
  expect((await ask.look(order)).kind).toBe('issued');
  expect((await ask.look(newOrder(OPEN))).kind).toBe('not-found');
  expect(double.ordersOf(order.reference)).toBe(1);
});

it('replays a refusal as the refusal that it was', async () => {
  const order = newOrder(OPEN);
  double.refuseNext('insufficient_funds');
  const refused = await ask.place(order);
  expect(refused).toMatchObject({ kind: 'rejected', reason: 'insufficient_funds' });
  expect(await ask.place(order)).toEqual(refused);
  expect(double.ordersOf(order.reference)).toBe(0);
});

it('does not say that there is no order while some work on orders that may be ours', async () => {
  const [late, other] = [newOrder(OPEN), newOrder(OPEN)];
  double.faults.lateLookUps = 0;
  double.faults.next('deliver-late');
  expect(await ask.place(late)).toMatchObject({ kind: 'unknown', accepted: true });
  expect((await ask.look(other)).kind).toBe('unknown');
  expect((await ask.look(late, booked(late).id)).kind).toBe('issued');
  expect((await ask.look(other)).kind).toBe('not-found');
});

it('does not say that there is no order when there are more than it can look through', async () => {
  for (let i = 0; i < 22; i++) await ask.place(newOrder(OPEN));
  double.pageOf(1);
  expect((await ask.look(newOrder(OPEN))).kind).toBe('unknown');
  double.pageOf(50);
  expect((await ask.look(newOrder(OPEN))).kind).toBe('not-found');
});

it.each([102, 400] as const)('takes %i for a key in progress as accepted or open', async (way) => {
  const order = newOrder(OPEN);
  double.inProgress(order.reference, way);
  const answer = await ask.place(order);
  expect(answer).toMatchObject({ kind: 'unknown', accepted: way === 400 });
});

it.each([
  ['product', { sku: 'BARCODE-US' }],
  ['amount', { denomination: 9900n }],
])('takes the same key with another %s as open', async (_, other) => {
  const first = newOrder(OPEN);
  const issued = await ask.place(first);
  expect(issued.kind).toBe('issued');
  expect((await ask.place({ ...first, ...other })).kind).toBe('unknown');
  expect(await ask.place(first)).toEqual(issued);
  expect(double.ordersOf(first.reference)).toBe(1);
});

it('does not hand out an order of another amount or item when it is looked up', async () => {
  const order = newOrder(OPEN);
  const issued = await ask.place(order);
  expect(await ask.look({ ...order, denomination: 1n })).toMatchObject({ kind: 'unknown', accepted: true });
  expect(await ask.look(order)).toEqual(issued);
  expect(await ask.lookFor({ ...order, sku: 'BARCODE-US' })).toMatchObject({
    kind: 'unknown',
    accepted: true,
  });
  expect((await ask.lookFor(order)).kind).toBe('issued');
});

it('knows a failed order and a payout that was cancelled in the portal', async () => {
  const [failed, over] = [newOrder(OPEN), newOrder(OPEN)];
  await ask.place(failed);
  await ask.place(over);
  expect(await ask.cancel(over)).toBe('not-cancelled');
  booked(over).payoutStatus = 'CANCELLED';
  expect(await ask.cancel(over)).toBe('cancelled');
  expect(await ask.look(over)).toMatchObject({ kind: 'unknown', accepted: true });
  booked(failed).status = 'FAILED';
  const { id } = booked(failed);
  expect(await ask.look(failed, id)).toMatchObject({ kind: 'rejected', reason: 'refused' });
  expect(await ask.cancel(failed, id)).toBe('cancelled');
});

it('does not hand out the order of another reference, even under the id that we were given', async () => {
  const [ours, other] = [newOrder(OPEN), newOrder(OPEN)];
  const [mine, theirs] = [await ask.place(ours), await ask.place(other)];
  if (mine.kind !== 'issued' || theirs.kind !== 'issued') throw new Error('both were issued');
  expect((await ask.look(ours, theirs.supplierReference)).kind).toBe('unknown');
  expect((await ask.look(ours, mine.supplierReference)).kind).toBe('issued');
});

it.each([
  ['JPY', 'ORCH-JP', 'JP', 2_000n, 1_900n],
  ['KWD', 'ORCH-KW', 'KW', 12_340n, 11_723n],
])('sends and reads %s in its own decimals', async (currency, sku, country, denomination, amount) => {
  const order = newOrder({ sku, denomination, currency, country });
  expect(await ask.place(order)).toMatchObject({ kind: 'issued', cost: { amount, currency } });
  expect((await ask.look(order)).kind).toBe('issued');
});

it('has open and fixed values and discounts in a catalogue of several pages', async () => {
  double.pageOf(2);
  const catalogue = await runa.catalogue(ask.access);
  const of = (sku: string) => catalogue.find((p) => p.sku === sku);
  expect(of('ORCH-US')).toMatchObject({ min: 100n, max: 50_000n, costBasisPoints: 9_500, available: true });
  const denominations = [1000n, 2500n, 5000n];
  expect(of('FIXED-US')).toMatchObject({ denominationType: 'fixed', denominations, costBasisPoints: 10_000 });
  expect(of('PAGE-US')).toMatchObject({ country: '' });
  expect(of('GONE-US')).toMatchObject({ available: false });
  expect(of('ORCH-KW')).toMatchObject({ currency: 'KWD', min: 500n, max: 99_999n });
});

it.each([
  [FIXED, 'available'],
  [{ ...FIXED, denomination: 2600n }, 'unavailable'],
  [{ ...OPEN, denomination: 50_001n }, 'unavailable'],
  [{ ...OPEN, country: 'DE' }, 'unavailable'],
  [{ ...OPEN, sku: 'GONE-US' }, 'unavailable'],
  [{ ...OPEN, sku: 'NONE' }, 'unavailable'],
])('says that %o is %s', async (product, said) => {
  expect(await runa.availability(ask.access, product)).toBe(said);
});

it('holds balances of several currencies', async () => {
  const balances = await runa.balance(ask.access);
  expect(balances.map(({ currency }) => currency)).toEqual(['USD', 'JPY', 'KWD']);
});
