import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { fundProgram, setRate } from '#modules/points/index.ts';
import { createAccount, listOffers, matchOffer, startSync } from '#modules/suppliers/index.ts';
import { SIMULATED_KEY, type SimulatedSupplier, startSimulated } from '#tests/doubles/simulated.ts';
import type { SupplierFault } from '#tests/doubles/supplier-faults.ts';
import {
  addCodes,
  asKey,
  asMember,
  asOwner,
  asPlatform,
  lookingSql,
  makeMember,
  makeProduct,
  NOW,
  orderInput,
  pointsLeft,
  rowsOf,
} from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import { accountInput, allowAddresses, applySync, line, makeSandbox } from '#tests/suppliers/factories.ts';
import {
  beginAttempt,
  fulfilUnit,
  listFrozen,
  orderTimeline,
  place,
  quote,
  redeem,
  refundOrder,
  resolveFrozen,
  settleAttempt,
  showOrder,
} from './index.ts';

const FUNDS = 100_000n;
let first: SimulatedSupplier;
let tenant: TenantRef;
let productId: string;
let listingId: string;

beforeAll(async () => {
  first = await startSimulated();
  allowAddresses({ simulated: first.url });
});
afterAll(() => first.stop());

beforeEach(async () => {
  tenant = await makeSandbox();
  first.faults.clear();
  await setRate.call(asPlatform(tenant), { currency: 'EUR', points: 1, minorUnits: 1, source: 'test' });
  await fundProgram.call(asPlatform(tenant), { points: Number(FUNDS), reason: 'test' });
  ({ productId, listingId } = await makeProduct(tenant, { values: [1000, 2500], codes: 0 }));
  await supply(9000);
});

/** An account with the simulated supplier that offers the product at this cost. */
async function supply(costBasisPoints: number): Promise<void> {
  const input = accountInput({ kind: 'simulated', credentials: { apiKey: SIMULATED_KEY } });
  const { accountId } = await createAccount.call(asOwner(tenant), input);
  const { runId } = await startSync.call(asOwner(tenant), { accountId });
  await applySync.call(asPlatform(tenant), { runId, products: [line('SIM-EUR', { costBasisPoints })] });
  const { items } = await listOffers.call(asOwner(tenant), { accountId });
  await matchOffer.call(asOwner(tenant), { offerId: items[0]?.offerId ?? '', productId });
}

async function order(over: object = {}): Promise<string> {
  const placed = await place.call(asKey(tenant), orderInput({ productId, listingId }, over));
  expect(placed).toMatchObject({ status: 'paid', voucherIds: [] });
  return placed.orderId;
}

/** Lets the worker go over an order again and again, each time two minutes later. */
async function work(orderId: string, rounds: number, units = 1, from = 0): Promise<void> {
  for (let round = from; round < from + rounds; round++) {
    const now = new Date(NOW.getTime() + round * 700_000);
    for (let unit = 1; unit <= units; unit++)
      await fulfilUnit({ ...asPlatform(tenant), now }, { orderId, unit });
  }
}

/** Credentials that were sealed under a key that is lost. */
const spoilAccounts = () =>
  lookingSql()`update supplier_accounts set sealed = decode('00', 'hex') where tenant_id = ${tenant.id}`;

const at = (hours: number) => ({ ...asPlatform(tenant), now: new Date(NOW.getTime() + hours * 3_600_000) });
const show = (orderId: string) => showOrder.call(asOwner(tenant), { orderId });
const references = async (orderId: string) => {
  const rows = await lookingSql()<{ id: string }[]>`
    select f.id from fulfilments f join order_lines n on n.tenant_id = f.tenant_id and n.id = f.order_line_id
     where n.order_id = ${orderId} order by f.unit, f.attempt`;
  return rows.map((r) => r.id);
};

describe('an order that a supplier serves', () => {
  it('is held for, asked for once, captured and owed to the supplier', async () => {
    const orderId = await order({ quantity: 2 });
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS - 2000n);
    expect((await pointsLeft(tenant, 'redeemed')) ?? 0n).toBe(0n);
    await work(orderId, 1, 2);
    expect(await show(orderId)).toMatchObject({
      status: 'fulfilled',
      units: [{ state: 'issued' }, { state: 'issued' }],
    });
    expect(await pointsLeft(tenant, 'redeemed')).toBe(2000n);
    for (const reference of await references(orderId)) expect(first.ordersOf(reference)).toBe(1);
    const types = (await orderTimeline.call(asOwner(tenant), { orderId })).items.map((e) => e.type);
    expect(types).toEqual([
      'order.placed',
      'order.paid',
      'order.fulfilling',
      'order.unit_issued',
      'order.unit_issued',
      'order.fulfilled',
    ]);
  });

  it('is served from own stock when codes arrive before the supplier is asked', async () => {
    const orderId = await order();
    await addCodes(tenant, { productId, values: [1000], codes: 1 });
    await work(orderId, 1);
    expect((await show(orderId)).status).toBe('fulfilled');
    expect(first.ordersOf((await references(orderId))[0] ?? '')).toBe(0);
  });

  it.each<SupplierFault>([
    'time-out',
    'error-500',
    'cut',
    'html',
    'truncate',
    'deliver-late',
    'throttle',
    'lost',
  ])('survives %s with one order at the supplier, one voucher and one charge', async (fault) => {
    first.faults.next(fault);
    const orderId = await order();
    await work(orderId, 8);
    expect((await show(orderId)).status).toBe('fulfilled');
    const [reference = ''] = await references(orderId);
    expect(await references(orderId)).toHaveLength(1);
    expect(first.ordersOf(reference)).toBe(1);
    expect(await rowsOf(tenant, 'vouchers')).toBe(1);
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS - 1000n);
  });

  it('goes to the next supplier after a definite refusal, and only then', async () => {
    await supply(9500);
    first.refuseNext('out_of_stock');
    const orderId = await order();
    await work(orderId, 1);
    expect((await show(orderId)).status).toBe('fulfilled');
    const [a = '', b = ''] = await references(orderId);
    expect([first.ordersOf(a), first.ordersOf(b)]).toEqual([0, 1]);
  });

  it('asks nobody else when a repetition is refused whose first sending may have been taken', async () => {
    await supply(9500);
    first.faults.next('lost');
    const orderId = await order();
    await work(orderId, 2);
    first.refuseNext('insufficient_funds');
    await work(orderId, 1, 1, 2);
    expect(await references(orderId)).toHaveLength(1);
    await work(orderId, 3, 1, 4);
    expect((await show(orderId)).status).toBe('fulfilled');
    expect(await references(orderId)).toHaveLength(1);
  });

  it('passes over an account that cannot be opened, and gives up when it was the last', async () => {
    await spoilAccounts();
    await supply(9500);
    const served = await order();
    await work(served, 2);
    expect((await show(served)).status).toBe('fulfilled');
    expect((await references(served)).map(first.ordersOf)).toEqual([0, 1]);
    await spoilAccounts();
    const lost = await order();
    await work(lost, 3);
    expect((await show(lost)).status).toBe('failed');
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS - 1000n);
  });

  it('waits for an account that can be opened no more, and then for a person', async () => {
    first.faults.next('cut');
    const orderId = await order();
    await work(orderId, 1);
    await spoilAccounts();
    for (let hour = 1; hour < 26; hour += 2) await fulfilUnit(at(hour), { orderId, unit: 1 });
    expect(await show(orderId)).toMatchObject({ status: 'fulfilling', units: [{ state: 'frozen' }] });
    expect(await references(orderId)).toHaveLength(1);
    await resolveFrozen.call(asOwner(tenant), { orderId, unit: 1, how: 'give_back', reason: 'Gone' });
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS);
  });

  it('gives the points back when everybody refuses', async () => {
    first.refuseNext('refused');
    const orderId = await order();
    await work(orderId, 2);
    expect(await show(orderId)).toMatchObject({ status: 'failed', units: [{ state: 'failed' }] });
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS);
    expect(await rowsOf(tenant, 'vouchers')).toBe(0);
  });

  it('gives back exactly what was not delivered', async () => {
    const orderId = await order({ quantity: 3 });
    await fulfilUnit({ ...asPlatform(tenant), now: NOW }, { orderId, unit: 1 });
    first.refuseNext('out_of_stock');
    await fulfilUnit({ ...asPlatform(tenant), now: NOW }, { orderId, unit: 2 });
    await fulfilUnit({ ...asPlatform(tenant), now: NOW }, { orderId, unit: 3 });
    expect((await show(orderId)).status).toBe('partially_fulfilled');
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS - 2000n);
    expect(await pointsLeft(tenant, 'redeemed')).toBe(2000n);
  });

  it('is refunded in part while more may come, and wholly once it has ended', async () => {
    const orderId = await order({ quantity: 3 });
    for (const unit of [1, 2]) await fulfilUnit(at(0), { orderId, unit });
    const refund = (units: number[]) =>
      codeOf(refundOrder.call(asOwner(tenant), { orderId, units, reason: 'Sent by mistake' }));
    expect([await refund([1, 2]), await refund([1]), await refund([2])]).toEqual([
      'conflict',
      'ok',
      'conflict',
    ]);
    first.refuseNext('out_of_stock');
    await fulfilUnit(at(0), { orderId, unit: 3 });
    expect((await show(orderId)).status).toBe('partially_fulfilled');
    expect(await refund([2])).toBe('ok');
    expect((await show(orderId)).status).toBe('refunded');
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS);
  });

  it('of the same value in two lines takes no code twice: the supplier serves what stock lacks', async () => {
    await addCodes(tenant, { productId, values: [1000], codes: 1 });
    const memberId = await makeMember(tenant, { points: 5000 });
    const door = asMember(tenant, memberId);
    const one = { listingId, denomination: 1000, quantity: 1 };
    const { quoteId } = await quote.call(door, { lines: [one, one] });
    const { orderId, status } = await redeem.call(door, { quoteId });
    expect(status).toBe('paid');
    await work(orderId, 1, 2);
    expect((await show(orderId)).status).toBe('fulfilled');
    expect(await pointsLeft(tenant, { memberId })).toBe(3000n);
  });

  it('freezes a code that was issued before, and a person decides', async () => {
    await work(await order(), 1);
    first.faults.next('repeat-code');
    const orderId = await order();
    await work(orderId, 1);
    expect(await show(orderId)).toMatchObject({
      status: 'fulfilling',
      units: [{ state: 'frozen' }],
      vouchers: [],
    });
    const { items } = await listFrozen.call(asOwner(tenant), {});
    expect(items.map((f) => f.orderId)).toEqual([orderId]);
    const decide = { orderId, unit: 1, how: 'give_back', reason: 'The supplier took it back' };
    await resolveFrozen.call(asOwner(tenant), decide);
    expect((await show(orderId)).status).toBe('failed');
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS - 1000n);
    expect(await codeOf(resolveFrozen.call(asOwner(tenant), decide))).toBe('conflict');
  });

  it('freezes what stays unknown within a day, holds the points, and takes the code if it comes after all', async () => {
    const orderId = await order({ recipient: { email: 'someone+unknown@example.com' } });
    await work(orderId, 130);
    expect(await show(orderId)).toMatchObject({ status: 'fulfilling', units: [{ state: 'frozen' }] });
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS - 1000n);
    first.settle();
    const later = new Date(NOW.getTime() + 30 * 3_600_000);
    await fulfilUnit({ ...asPlatform(tenant), now: later }, { orderId, unit: 1 });
    expect((await show(orderId)).status).toBe('fulfilled');
  });

  it('orders nothing anew once it is frozen, also when the supplier has forgotten it by then', async () => {
    const orderId = await order({ recipient: { email: 'someone+unknown@example.com' } });
    await work(orderId, 130);
    const [fulfilmentId] = await references(orderId);
    const answer = { kind: 'not-found' };
    await settleAttempt.call(at(30), { fulfilmentId, asked: 'look-up', answer });
    expect(await beginAttempt.call(at(32), { orderId, unit: 1 })).toMatchObject({ do: 'look-up' });
    expect(await show(orderId)).toMatchObject({ units: [{ state: 'frozen' }] });
  });

  it.each<[string, object]>([
    ['is throttled', { kind: 'retry-after', seconds: 1, detail: 'Busy.' }],
    ['is not let in', { kind: 'rejected', reason: 'credentials', detail: 'No.' }],
  ])('neither orders again nor elsewhere when a look-up %s', async (_, answer) => {
    await supply(9500);
    first.faults.next('deliver-late');
    const orderId = await order();
    await work(orderId, 1);
    const [fulfilmentId] = await references(orderId);
    for (let hour = 1; hour < 9; hour++) {
      expect(await beginAttempt.call(at(hour), { orderId, unit: 1 })).toMatchObject({ do: 'look-up' });
      await settleAttempt.call(at(hour), { fulfilmentId, asked: 'look-up', answer });
    }
    expect(await references(orderId)).toEqual([fulfilmentId]);
    await work(orderId, 4, 1, 60);
    expect((await show(orderId)).status).toBe('fulfilled');
    expect(await references(orderId)).toEqual([fulfilmentId]);
  });

  it('says once that it is frozen, however often the same code is sent', async () => {
    await work(await order(), 1);
    first.faults.next('repeat-code');
    const orderId = await order();
    for (let hour = 0; hour < 3; hour++) await fulfilUnit(at(2 * hour), { orderId, unit: 1 });
    const types = (await orderTimeline.call(asOwner(tenant), { orderId })).items.map((e) => e.type);
    expect(types.filter((t) => t === 'order.unit_frozen')).toHaveLength(1);
  });

  it('puts a code on the shelf that comes after the points went back', async () => {
    const orderId = await order({ recipient: { email: 'someone+unknown@example.com' } });
    await work(orderId, 130);
    await resolveFrozen.call(asOwner(tenant), { orderId, unit: 1, how: 'give_back', reason: 'Too long' });
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS);
    const voucher = { code: 'LATE-CODE-0001', pin: null, url: null, expiresOn: null };
    const cost = { amount: 900n, currency: 'EUR' };
    const answer = { kind: 'issued', voucher, supplierReference: 'SIM1', cost };
    const [fulfilmentId] = await references(orderId);
    for (let again = 0; again < 2; again++)
      await settleAttempt.call(asPlatform(tenant), { fulfilmentId, asked: 'look-up', answer });
    expect(await rowsOf(tenant, 'stock_codes')).toBe(1);
    const [owed] = await lookingSql()`
      select sum(amount)::int as amount from transfers where reference = ${orderId} and code = 'cost'`;
    expect(owed).toEqual({ amount: 900 });
    expect(await rowsOf(tenant, 'vouchers')).toBe(0);
  });

  it('asks once when two workers take the same unit at the same moment', async () => {
    const orderId = await order();
    const now = { ...asPlatform(tenant), now: NOW };
    await Promise.all(Array.from({ length: 8 }, () => fulfilUnit(now, { orderId, unit: 1 })));
    const [reference = ''] = await references(orderId);
    expect(first.ordersOf(reference)).toBe(1);
    expect((await show(orderId)).status).toBe('fulfilled');
  });
});
