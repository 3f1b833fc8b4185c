import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { tango } from '#modules/suppliers/adapters/tango.ts';
import { startTango, TANGO_CREDENTIALS, type TangoDouble } from '#tests/doubles/tango.ts';
import { asking, newOrder } from './asking.ts';

const OPEN = { sku: 'U100001', denomination: 2550n, currency: 'USD', country: 'US' };
const FIXED = { sku: 'U100002', denomination: 2500n, currency: 'USD', country: 'US' };

let double: TangoDouble;
let ask: ReturnType<typeof asking>;
beforeAll(async () => {
  double = await startTango();
  ask = asking(tango, double.url, TANGO_CREDENTIALS);
});
beforeEach(() => double.faults.clear());
afterAll(() => double.stop());

it('reads code, PIN and day of expiry from the list of credentials, never the picture of a barcode', async () => {
  const issued = await ask.place(newOrder(OPEN));
  expect(issued).toMatchObject({
    kind: 'issued',
    voucher: { code: expect.stringMatching(/^[0-9A-F]{32}$/), url: null, expiresOn: '2031-05-31' },
    cost: { amount: 2550n, currency: 'USD' },
  });
  if (issued.kind === 'issued') expect(issued.voucher.pin).toBe(issued.voucher.code.slice(0, 4));
});

it('takes the address as the code where there is only an address', async () => {
  const issued = await ask.place(newOrder({ ...OPEN, sku: 'U100003' }));
  const url = expect.stringContaining('https://rewardlink.example/');
  expect(issued).toMatchObject({ kind: 'issued', voucher: { code: url, url, pin: null } });
});

it.each([
  ['another item', { sku: 'U100003' }, 'item'],
  ['another amount', { denomination: 9900n }, 'amount'],
  ['another item and amount', FIXED, 'item'],
])('does not hand out the first order for %s under its reference', async (_, other, what) => {
  const first = newOrder(OPEN);
  const issued = await ask.place(first);
  expect(issued.kind).toBe('issued');
  const answer = await ask.place({ ...first, ...other });
  expect(answer).toMatchObject({ kind: 'unknown', accepted: true, supplierReference: expect.any(String) });
  expect(answer).toMatchObject({ detail: expect.stringContaining(`another ${what}`) });
  expect(await ask.place(first)).toEqual(issued);
  expect(double.ordersOf(first.reference)).toBe(1);
});

it('does not hand out an order of another amount or item when it is looked up either', async () => {
  const order = newOrder(OPEN);
  const issued = await ask.place(order);
  expect(await ask.look({ ...order, denomination: 1n })).toMatchObject({ kind: 'unknown', accepted: true });
  expect(await ask.look(order)).toEqual(issued);
  expect(await ask.lookFor({ ...order, sku: 'U100003' })).toMatchObject({ kind: 'unknown', accepted: true });
  expect((await ask.lookFor(order)).kind).toBe('issued');
});

it('takes FAILED as definite, since the money came back, and PARTIAL as open', async () => {
  const [failed, partial] = [newOrder(OPEN), newOrder(OPEN)];
  double.endNext('FAILED');
  expect(await ask.place(failed)).toMatchObject({ kind: 'rejected', reason: 'refused' });
  expect(await ask.look(failed)).toMatchObject({ kind: 'rejected', reason: 'refused' });
  expect(await ask.cancel(failed)).toBe('cancelled');
  double.endNext('PARTIAL');
  expect(await ask.place(partial)).toMatchObject({ kind: 'unknown', accepted: true });
  expect(await ask.look(partial)).toMatchObject({ kind: 'unknown', accepted: true });
  expect(await ask.cancel(partial)).toBe('not-cancelled');
});

it('keeps an order open whose codes Tango has purged', async () => {
  const order = newOrder(OPEN);
  expect((await ask.place(order)).kind).toBe('issued');
  double.purge();
  expect(await ask.look(order)).toMatchObject({ kind: 'unknown', accepted: true });
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
  ['JPY', 'U100005', 'JP', 1_500n],
  ['KWD', 'U100006', 'KW', 12_345n],
])('sends and reads %s in its own decimals', async (currency, sku, country, denomination) => {
  const order = newOrder({ sku, denomination, currency, country });
  const cost = { amount: denomination, currency };
  expect(await ask.place(order)).toMatchObject({ kind: 'issued', cost });
  expect(await ask.look(order)).toMatchObject({ kind: 'issued', cost });
});

it('has fixed and open values, countries and fees in the catalogue', async () => {
  const catalogue = await tango.catalogue(ask.access);
  const of = (sku: string) => catalogue.find((p) => p.sku === sku);
  expect(of('U100001')).toMatchObject({ denominationType: 'range', min: 100n, max: 200_000n });
  const fixed = { denominationType: 'fixed', denominations: [2500n], costBasisPoints: 10_150 };
  expect(of('U100002')).toMatchObject(fixed);
  expect(of('U100003')).toMatchObject({ country: '' });
  expect(of('U100004')).toMatchObject({ available: false });
  expect(of('U100006')).toMatchObject({ country: 'KW', currency: 'KWD', min: 500n, max: 99_999n });
});

it.each([
  [FIXED, 'available'],
  [{ ...FIXED, denomination: 2600n }, 'unavailable'],
  [{ ...OPEN, sku: 'U100003', country: 'CA' }, 'available'],
  [{ ...OPEN, sku: 'U100003', country: 'DE' }, 'unavailable'],
  [{ ...FIXED, sku: 'U999999' }, 'unavailable'],
  [{ ...FIXED, sku: 'U100004', denomination: 1000n }, 'unavailable'],
])('says that %o is %s', async (product, said) => {
  expect(await tango.availability(ask.access, product)).toBe(said);
});

it('refuses a reference that Tango cannot hold before anything is sent', async () => {
  const before = double.asked.length;
  const order = { ...newOrder(OPEN), reference: 'x'.repeat(101) };
  expect(await ask.place(order)).toMatchObject({ kind: 'rejected', reason: 'invalid' });
  expect(await ask.look(order)).toMatchObject({ kind: 'unknown' });
  expect(double.asked.length).toBe(before);
});

it('settles an order in two look-ups at one request a second', async () => {
  const order = newOrder(OPEN);
  double.faults.next('time-out');
  expect(await ask.place(order)).toMatchObject({ kind: 'unknown', supplierReference: null });
  double.pace();
  const pause = () => new Promise((resolve) => setTimeout(resolve, 1_050));
  await pause();
  const first = await ask.look(order);
  expect(first).toMatchObject({ kind: 'unknown', accepted: true, supplierReference: expect.any(String) });
  await pause();
  const known = first.kind === 'unknown' ? first.supplierReference : null;
  expect(await ask.look(order, known)).toMatchObject({ kind: 'issued' });
  expect(await ask.place(newOrder(OPEN))).toMatchObject({ kind: 'retry-after' });
});
