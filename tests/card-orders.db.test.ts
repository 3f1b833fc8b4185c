import { beforeEach, describe, expect, it } from 'vitest';
import { dispatchOutbox } from '#core/outbox.ts';
import type { TenantRef } from '#lib/tenant.ts';
import {
  followOrder,
  fulfilUnit,
  holdOrder,
  orderJobs,
  orderSubscriptions,
  orderTimeline,
  paymentAuthorised,
  quote,
  redeem,
  refundOrder,
  showOrder,
} from '#modules/orders/index.ts';
import { answerTestPayment, requestCancel, settlePayment, startPayment } from '#modules/payments/index.ts';
import type { TestAnswer } from '#modules/payments/schema.ts';
import { fundProgram, setRate } from '#modules/points/index.ts';
import {
  addCodes,
  asMember,
  asOwner,
  asPlatform,
  callerOf,
  lookingSql,
  type MadeProduct,
  makeMember,
  makeProduct,
  NOW,
  pointsLeft,
} from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import { paymentRow, runJobs } from '#tests/payments/factories.ts';
import { inVerb } from '#tests/proof-verb.ts';
import { makeSandbox } from '#tests/suppliers/factories.ts';

let tenant: TenantRef;
let product: MadeProduct;
let memberId: string;

beforeEach(async () => {
  tenant = await makeSandbox();
  await setRate.call(asPlatform(tenant), { currency: 'EUR', points: 2, minorUnits: 1, source: 'test' });
  await fundProgram.call(asPlatform(tenant), { points: 1_000_000, reason: 'test' });
  product = await makeProduct(tenant, { values: [1000], codes: 3 });
  memberId = await makeMember(tenant, { points: 1500 });
});

/** Two vouchers of 2,000 points each: 1,500 from the wallet, 2,500 points by card, which are 12.50 EUR. */
async function order(quantity = 2, over: object = {}) {
  const door = asMember(tenant, memberId);
  const quoted = await quote.call(door, {
    lines: [{ listingId: product.listingId, denomination: 1000, quantity }],
  });
  const placed = await redeem.call(door, { quoteId: quoted.quoteId, walletPoints: 1500, ...over });
  return { quoted, placed, orderId: placed.orderId };
}

/** What the person does at the sandbox's bank, and what follows from it. */
async function pay(orderId: string, answer: TestAnswer): Promise<void> {
  const { id } = await paymentRow(tenant, orderId);
  const start = await startPayment(asPlatform(tenant), id);
  if (start.provider !== 'test') throw new Error('This sandbox has the test provider.');
  const anyone = callerOf(tenant, { type: 'anonymous', id: 'anonymous' });
  await answerTestPayment.call(anyone, { ref: start.path.replace('/pay/', ''), answer });
  await react();
}

/** Everything that waits on the outbox becomes a job, and the jobs of orders about payments are done. */
async function react(): Promise<void> {
  while ((await dispatchOutbox(orderSubscriptions)) > 0);
  const jobs = await lookingSql()<{ task: string; payload: { data: Record<string, string> } }[]>`
    with taken as (
      delete from graphile_worker._private_jobs where payload ->> 'tenantId' = ${tenant.id} and task_id in (
        select id from graphile_worker._private_tasks where identifier like 'orders.payment%') returning task_id, payload)
    select t.identifier as task, payload from taken join graphile_worker._private_tasks t on t.id = taken.task_id`;
  for (const { task, payload } of jobs) await orderJobs[task]?.(asPlatform(tenant), payload.data);
}

const work = async (orderId: string, units = [1, 2]) => {
  for (const unit of units) await fulfilUnit({ ...asPlatform(tenant), now: NOW }, { orderId, unit });
};
const show = (orderId: string) => showOrder.call(asOwner(tenant), { orderId });
const wallet = () => pointsLeft(tenant, { memberId });

describe('an order that points and a card pay together', () => {
  it('is quoted with what the card pays, holds the points, and waits for the card', async () => {
    const { quoted, placed } = await order();
    expect(quoted).toMatchObject({
      points: 4000,
      balance: 1500,
      card: { points: 2500, amount: 1250, currency: 'EUR' },
    });
    expect(placed).toMatchObject({
      status: 'pending_payment',
      voucherIds: [],
      payment: { amount: 1250, currency: 'EUR' },
    });
    expect(await wallet()).toBe(0n);
    await work(placed.orderId);
    expect((await show(placed.orderId)).vouchers).toEqual([]);
  });

  it('is fulfilled once the card is authorised, and captures exactly what was issued', async () => {
    const { orderId } = await order();
    await pay(orderId, 'success');
    await work(orderId);
    expect(await show(orderId)).toMatchObject({ status: 'fulfilled', vouchers: [{ unit: 1 }, { unit: 2 }] });
    await runJobs(tenant);
    expect(await paymentRow(tenant, orderId)).toMatchObject({ state: 'captured', capturedAmount: 1250n });
    expect(await wallet()).toBe(0n);
  });

  it('that the card declines is cancelled with every point back', async () => {
    const { orderId } = await order();
    await pay(orderId, 'decline');
    expect((await show(orderId)).status).toBe('cancelled');
    expect(await wallet()).toBe(1500n);
    await paymentAuthorised.call(asPlatform(tenant), { orderId });
    expect((await show(orderId)).status, 'a late yes changes nothing').toBe('cancelled');
  });

  it('whose card is let go as it pays, too late, is cancelled and never fulfilled', async () => {
    const { orderId } = await order();
    const { id } = await paymentRow(tenant, orderId);
    await startPayment(asPlatform(tenant), id);
    await inVerb(asPlatform(tenant), (ctx) => requestCancel(ctx, { orderId }));
    await settlePayment.call(asPlatform(tenant), { paymentId: id, fact: { state: 'authorised' } });
    await react();
    await work(orderId);
    expect((await show(orderId)).status).toBe('pending_payment');
    await runJobs(tenant);
    await react();
    expect(await show(orderId)).toMatchObject({ status: 'cancelled', vouchers: [] });
    expect(await wallet()).toBe(1500n);
  });

  it('whose authorisation lapses before anything was asked for is cancelled, also on hold', async () => {
    for (const held of [false, true]) {
      const { orderId } = await order();
      await pay(orderId, 'success');
      if (held) await holdOrder.call(asOwner(tenant), { orderId, reason: 'A closer look' });
      const { id } = await paymentRow(tenant, orderId);
      await settlePayment.call(asPlatform(tenant), { paymentId: id, fact: { state: 'cancelled' } });
      await react();
      await work(orderId);
      expect(await show(orderId)).toMatchObject({ status: 'cancelled', vouchers: [] });
      expect(await wallet()).toBe(1500n);
    }
  });

  it('whose authorisation lapses when one voucher is out says so to finance and goes on', async () => {
    const { orderId } = await order();
    await pay(orderId, 'success');
    await work(orderId, [1]);
    const { id } = await paymentRow(tenant, orderId);
    await settlePayment.call(asPlatform(tenant), { paymentId: id, fact: { state: 'cancelled' } });
    await react();
    await work(orderId, [2]);
    expect((await show(orderId)).status).toBe('fulfilled');
    const types = (await orderTimeline.call(asOwner(tenant), { orderId })).items.map((e) => e.type);
    expect(types).toContain('order.card_trouble');
  });

  it('cannot be scheduled for longer than a card stays authorised, unless points pay all of it', async () => {
    const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000).toISOString();
    expect(await codeOf(order(2, { deliverAt: inDays(6) }))).toBe('invalid');
    expect(await codeOf(order(2, { deliverAt: inDays(4) }))).toBe('ok');
    const rich = asMember(tenant, await makeMember(tenant, { points: 9000 }));
    const { quoteId } = await quote.call(rich, {
      lines: [{ listingId: product.listingId, denomination: 1000 }],
    });
    expect(await codeOf(redeem.call(rich, { quoteId, deliverAt: inDays(60) }))).toBe('ok');
  });

  it('of which one voucher could not be had charges half of each, and lets the rest go', async () => {
    const { orderId } = await order();
    await pay(orderId, 'success');
    await lookingSql()`update stock_codes set expires_on = '2026-01-01' where id in (
      select id from stock_codes where tenant_id = ${tenant.id} order by id limit 2)`;
    await work(orderId);
    expect((await show(orderId)).status).toBe('partially_fulfilled');
    expect(await followOrder.call(asMember(tenant, memberId), { orderId })).toMatchObject({
      lost: 1,
      pointsBack: 750,
    });
    const { items } = await orderTimeline.call(asOwner(tenant), { orderId });
    expect(items.at(-1)).toMatchObject({ type: 'order.partially_fulfilled', data: { pointsBack: 750 } });
    await runJobs(tenant);
    expect(await paymentRow(tenant, orderId)).toMatchObject({ state: 'captured', capturedAmount: 625n });
    expect(await wallet()).toBe(750n);
  });

  it('that cannot be had at all lets the card go and gives every point back', async () => {
    const { orderId } = await order();
    await pay(orderId, 'success');
    await lookingSql()`update stock_codes set expires_on = '2026-01-01' where tenant_id = ${tenant.id}`;
    await work(orderId);
    expect((await show(orderId)).status).toBe('failed');
    await runJobs(tenant);
    expect(await paymentRow(tenant, orderId)).toMatchObject({ state: 'cancelled', capturedAmount: 0n });
    expect(await wallet()).toBe(1500n);
  });

  it('is refunded to the same mix, voucher by voucher', async () => {
    const { orderId } = await order();
    await pay(orderId, 'success');
    await work(orderId);
    await runJobs(tenant);
    const refund = (units: number[]) =>
      refundOrder.call(asOwner(tenant), { orderId, units, reason: 'Sent by mistake' });
    expect(await refund([2])).toMatchObject({ points: 750, cardAmount: 625 });
    expect(await refund([1])).toMatchObject({ points: 750, cardAmount: 625, status: 'refunded' });
    await runJobs(tenant);
    expect(await paymentRow(tenant, orderId)).toMatchObject({ refundedAmount: 1250n });
    expect(await wallet()).toBe(1500n);
    expect(await codeOf(refund([1]))).toBe('conflict');
  });

  it('whose quote has ended is not bought at the card rate of then', async () => {
    const later = asMember(tenant, memberId, new Date(NOW.getTime() + 3_600_000));
    const { quoteId } = await quote.call(asMember(tenant, memberId), {
      lines: [{ listingId: product.listingId, denomination: 1000 }],
    });
    expect(await codeOf(redeem.call(later, { quoteId, walletPoints: 1501 }))).toBe('insufficient_points');
    await lookingSql()`update quotes set card_rate_points = 1000 where id = ${quoteId}`;
    expect(await codeOf(redeem.call(later, { quoteId, walletPoints: 1500 }))).toBe('conflict');
    await lookingSql()`update quotes set card_rate_points = 2 where id = ${quoteId}`;
    expect(await codeOf(redeem.call(later, { quoteId, walletPoints: 1500 }))).toBe('ok');
  });

  it('leaves no voucher without its payment when the share of a card is too small', async () => {
    const cent = await makeProduct(tenant, { values: [1], codes: 4 });
    const door = asMember(tenant, memberId);
    const lines = [{ listingId: cent.listingId, denomination: 1, quantity: 4 }];
    await setRate.call(asPlatform(tenant), { currency: 'EUR', points: 2, minorUnits: 1, source: 'test' });
    const { quoteId } = await quote.call(door, { lines });
    await lookingSql()`
      update quotes set card_rate_points = 100 where id = ${quoteId}`;
    expect(await codeOf(redeem.call(door, { quoteId, walletPoints: 0 }))).toBe('not_available');
    expect(await codeOf(redeem.call(door, { quoteId, walletPoints: 8 }))).toBe('ok');
  });

  it('never asks a card for more than the wallet lacks when codes are added meanwhile', async () => {
    const { orderId } = await order(1).catch(() => ({ orderId: '' }));
    await addCodes(tenant, { productId: product.productId, values: [1000], codes: 1 });
    expect(await paymentRow(tenant, orderId)).toMatchObject({ amount: 250n });
  });
});
