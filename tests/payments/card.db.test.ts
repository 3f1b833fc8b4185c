import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { requestCancel, requestCapture, requestRefund, startPayment } from '#modules/payments/index.ts';
import type { StripeDouble } from '#tests/doubles/stripe.ts';
import { asPlatform } from '#tests/factories.ts';
import { serveApi } from '#tests/http.ts';
import { codeOf } from '#tests/outcome.ts';
import { inVerb } from '#tests/proof-verb.ts';
import {
  factsOf,
  makeStripeTenant,
  openOne,
  paymentRow,
  runJobs,
  startLocalStripe,
  startOne,
  WEBHOOK_SECRET,
} from './factories.ts';

let double: StripeDouble;
let tenant: TenantRef;
let api: Awaited<ReturnType<typeof serveApi>>;
beforeAll(async () => {
  double = await startLocalStripe();
  api = await serveApi();
});
beforeEach(async () => {
  tenant = await makeStripeTenant();
  double.hooks.sendTo({
    url: `http://127.0.0.1:${api.port}/hooks/stripe/${tenant.id}`,
    secret: WEBHOOK_SECRET,
  });
});
afterAll(async () => {
  await double.stop();
  await api.close();
});

const inTenant = <T>(work: Parameters<typeof inVerb<T>>[1]) => inVerb(asPlatform(tenant), work);
const pay = async (intent: string, card: string) => {
  double.books.confirm(intent, card);
  await double.hooks.settled();
};
async function authorised(amount = 2500n) {
  const payment = await startOne(tenant, { amount });
  await pay(payment.intent, 'pm_card_visa');
  return payment;
}
async function captured(amount = 2500n) {
  const payment = await authorised();
  await inTenant((ctx) => requestCapture(ctx, { orderId: payment.orderId, amount }));
  expect(await runJobs(tenant)).toEqual([]);
  await double.hooks.settled();
  return payment;
}

describe('paying', () => {
  it('authorises exactly the amount that was quoted', async () => {
    const { orderId, paymentId, intent } = await authorised(1999n);
    const row = await paymentRow(tenant, orderId);
    expect([row.state, row.amount, row.capturedAmount]).toEqual(['authorised', 1999n, 0n]);
    expect(double.books.intents().find((i) => i.id === intent)).toMatchObject({
      amount: 1999,
      currency: 'eur',
      capture_method: 'manual',
      status: 'requires_capture',
      metadata: { damson_payment: paymentId },
    });
    expect(await factsOf(tenant, paymentId)).toEqual(['payment.authorised']);
  });

  it('makes one intent however often it is started', async () => {
    const before = double.books.effects.created;
    const { paymentId } = await openOne(tenant);
    const started = await Promise.all([1, 2, 3].map(() => startPayment(asPlatform(tenant), paymentId)));
    const again = await startPayment(asPlatform(tenant), paymentId);
    const secrets = new Set([...started, again].map((s) => s.provider === 'stripe' && s.clientSecret));
    expect(secrets.size).toBe(1);
    expect(double.books.effects.created - before).toBe(1);
  });

  it('asks the bank first when the card wants it', async () => {
    const { orderId, intent } = await startOne(tenant);
    await pay(intent, 'pm_card_authenticationRequired');
    expect((await paymentRow(tenant, orderId)).state).toBe('requires_action');
    double.books.authenticate(intent, true);
    await double.hooks.settled();
    expect((await paymentRow(tenant, orderId)).state).toBe('authorised');
  });

  it.each([
    ['pm_card_chargeDeclined', 'card_declined'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error'],
  ])('a declined %s fails with %s, and nothing can be paid on it any more', async (card, code) => {
    const { orderId, paymentId, intent } = await startOne(tenant);
    await pay(intent, card);
    expect(await paymentRow(tenant, orderId)).toMatchObject({ state: 'failed', failureCode: code });
    expect(await codeOf(startPayment(asPlatform(tenant), paymentId))).toBe('conflict');
    expect(await runJobs(tenant)).toEqual([]);
    await double.hooks.settled();
    expect(double.books.confirm(intent, 'pm_card_visa').status).toBe(400);
    expect(await paymentRow(tenant, orderId)).toMatchObject({ state: 'cancelled', failureCode: code });
    expect(await factsOf(tenant, paymentId)).toEqual(['payment.failed', 'payment.cancelled']);
  });

  it('a challenge that is not passed fails', async () => {
    const { orderId, intent } = await startOne(tenant);
    await pay(intent, 'pm_card_authenticationRequired');
    double.books.authenticate(intent, false);
    await double.hooks.settled();
    expect(await paymentRow(tenant, orderId)).toMatchObject({
      state: 'failed',
      failureCode: 'authentication_failed',
    });
  });
});

describe('taking and letting go', () => {
  it.each([
    ['all', 2500n],
    ['a part', 700n],
  ])('captures %s once, and says so once', async (_, amount) => {
    const before = double.books.effects.captured;
    const { orderId, paymentId } = await captured(amount);
    await inTenant((ctx) => requestCapture(ctx, { orderId, amount }));
    expect(await runJobs(tenant)).toEqual([]);
    expect(await paymentRow(tenant, orderId)).toMatchObject({ state: 'captured', capturedAmount: amount });
    expect(double.books.effects.captured - before).toBe(1);
    expect(await factsOf(tenant, paymentId)).toEqual(['payment.authorised', 'payment.captured']);
  });

  it('refuses to take more than was authorised, or to settle in two ways', async () => {
    const { orderId } = await authorised();
    expect(await codeOf(inTenant((ctx) => requestCapture(ctx, { orderId, amount: 2501n })))).toBe('invalid');
    await inTenant((ctx) => requestCapture(ctx, { orderId, amount: 2000n }));
    expect(await codeOf(inTenant((ctx) => requestCapture(ctx, { orderId, amount: 1000n })))).toBe('conflict');
    expect(await codeOf(inTenant((ctx) => requestCancel(ctx, { orderId })))).toBe('conflict');
    expect(await codeOf(inTenant((ctx) => requestCapture(ctx, { orderId, amount: 2000n })))).toBe('ok');
  });

  it('lets an authorisation go', async () => {
    const { orderId, paymentId, intent } = await authorised();
    await inTenant((ctx) => requestCancel(ctx, { orderId }));
    expect(await runJobs(tenant)).toEqual([]);
    expect((await paymentRow(tenant, orderId)).state).toBe('cancelled');
    expect(double.books.intents().find((i) => i.id === intent)?.status).toBe('canceled');
    expect(await factsOf(tenant, paymentId)).toEqual(['payment.authorised', 'payment.cancelled']);
  });

  it('lets a payment go that the provider was never told of, without asking it', async () => {
    const { orderId, paymentId } = await openOne(tenant);
    const before = double.requests().length;
    await inTenant((ctx) => requestCancel(ctx, { orderId }));
    expect(await runJobs(tenant)).toEqual([]);
    expect((await paymentRow(tenant, orderId)).state).toBe('cancelled');
    expect(double.requests()).toHaveLength(before);
    expect(await codeOf(startPayment(asPlatform(tenant), paymentId))).toBe('conflict');
  });

  it('a payment at Stripe that was captured elsewhere is told as authorised and captured', async () => {
    const { paymentId, intent } = await startOne(tenant);
    double.hooks.hold(true);
    double.books.confirm(intent, 'pm_card_visa');
    double.hooks.hold(false);
    double.books.capture(intent, {});
    await double.hooks.settled();
    expect(await factsOf(tenant, paymentId)).toEqual(['payment.authorised', 'payment.captured']);
  });
});

describe('giving back', () => {
  const refund = (orderId: string, amount: bigint, reference: string) =>
    inTenant((ctx) => requestRefund(ctx, { orderId, amount, reference }));

  it('gives back once for each reference', async () => {
    const { orderId, paymentId } = await captured();
    const before = double.books.effects.refunded;
    await refund(orderId, 1000n, 'unit-1');
    await refund(orderId, 1000n, 'unit-1');
    await refund(orderId, 500n, 'unit-2');
    expect(await runJobs(tenant)).toEqual([]);
    await double.hooks.settled();
    await refund(orderId, 1000n, 'unit-1');
    expect(await runJobs(tenant)).toEqual([]);
    expect((await paymentRow(tenant, orderId)).refundedAmount).toBe(1500n);
    expect(double.books.effects.refunded - before).toBe(2);
    expect((await factsOf(tenant, paymentId)).filter((t) => t === 'payment.refunded')).toHaveLength(2);
  });

  it('refuses to give back more than was taken, and another amount under the same reference', async () => {
    const { orderId } = await captured(1000n);
    expect(await codeOf(refund(orderId, 1001n, 'a'))).toBe('conflict');
    await refund(orderId, 600n, 'a');
    expect(await codeOf(refund(orderId, 401n, 'b'))).toBe('conflict');
    expect(await codeOf(refund(orderId, 601n, 'a'))).toBe('conflict');
    expect(await codeOf(refund(orderId, 400n, 'b'))).toBe('ok');
    expect(await runJobs(tenant)).toEqual([]);
    expect((await paymentRow(tenant, orderId)).refundedAmount).toBe(1000n);
  });

  it('of many at once no more than was taken is given back', async () => {
    const { orderId } = await captured(1000n);
    const codes = await Promise.all(
      Array.from({ length: 8 }, (_, i) => codeOf(refund(orderId, 300n, `unit-${i}`))),
    );
    expect(codes.filter((c) => c === 'ok')).toHaveLength(3);
    expect(await runJobs(tenant)).toEqual([]);
    expect((await paymentRow(tenant, orderId)).refundedAmount).toBe(900n);
  });

  it('a refund that was asked for before the capture was done waits for it', async () => {
    const { orderId } = await authorised();
    await inTenant((ctx) => requestCapture(ctx, { orderId, amount: 2500n }));
    await refund(orderId, 2500n, 'all');
    expect(await runJobs(tenant)).toEqual([]);
    expect(await paymentRow(tenant, orderId)).toMatchObject({ state: 'captured', refundedAmount: 2500n });
  });

  it('counts what was given back in the provider’s own console, and takes it off again when the bank sends it back', async () => {
    const { orderId, paymentId, intent } = await captured();
    const made = double.books.refund({ payment_intent: intent, amount: '2000' }).body as { id: string };
    await double.hooks.settled();
    expect((await paymentRow(tenant, orderId)).refundedAmount).toBe(2000n);
    expect(await codeOf(refund(orderId, 501n, 'x'))).toBe('conflict');
    double.books.failRefund(made.id);
    await double.hooks.settled();
    expect((await paymentRow(tenant, orderId)).refundedAmount).toBe(0n);
    expect(await factsOf(tenant, paymentId)).toContain('payment.refund_undone');
    expect(await codeOf(refund(orderId, 2500n, 'y'))).toBe('ok');
  });

  it('tells the order when the provider refuses to give back', async () => {
    const { orderId, paymentId, intent } = await captured();
    await refund(orderId, 2500n, 'late');
    double.hooks.hold(true);
    double.books.refund({ payment_intent: intent });
    double.hooks.hold(false);
    expect(await runJobs(tenant)).toEqual([]);
    expect(await factsOf(tenant, paymentId)).toContain('payment.refund_refused');
    expect((await paymentRow(tenant, orderId)).refundedAmount).toBe(2500n);
  });
});

it('a dispute is told when it begins and when it ends', async () => {
  const { orderId, paymentId, intent } = await captured();
  double.books.dispute(intent, 'needs_response');
  await double.hooks.settled();
  expect((await paymentRow(tenant, orderId)).dispute).toBe('open');
  double.books.dispute(intent, 'lost');
  await double.hooks.settled();
  expect((await paymentRow(tenant, orderId)).dispute).toBe('lost');
  expect((await factsOf(tenant, paymentId)).filter((t) => t === 'payment.disputed')).toHaveLength(2);
});
