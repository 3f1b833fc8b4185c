import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import {
  paymentJobs,
  requestCancel,
  requestCapture,
  requestRefund,
  startPayment,
  sweepPayments,
} from '#modules/payments/index.ts';
import type { StripeDouble, StripeFault } from '#tests/doubles/stripe.ts';
import { asPlatform, NOW } from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import { inVerb } from '#tests/proof-verb.ts';
import { makeStripeTenant, openOne, paymentRow, runJobs, startLocalStripe, startOne } from './factories.ts';

const FAULTS: StripeFault[] = ['time-out', 'error-500', 'cut', 'html', 'truncate', 'throttle', 'lost'];

let double: StripeDouble;
let tenant: TenantRef;
beforeAll(async () => {
  double = await startLocalStripe();
  tenant = await makeStripeTenant();
});
afterAll(() => double.stop());

const inTenant = <T>(work: Parameters<typeof inVerb<T>>[1]) => inVerb(asPlatform(tenant), work);
const intentOf = (id: string) => double.books.intents().find((i) => i.id === id);
async function authorised() {
  const payment = await startOne(tenant);
  double.books.confirm(payment.intent, 'pm_card_visa');
  await inTenant(async () => {});
  return payment;
}

/** Starts as a person who taps again until it works. */
async function startAgainAndAgain(paymentId: string): Promise<number> {
  for (let tries = 1; tries <= 5; tries++) {
    if ((await codeOf(startPayment(asPlatform(tenant), paymentId))) === 'ok') return tries;
  }
  throw new Error('It never started.');
}

describe.each(FAULTS.map((f) => [f]))('%s', (fault) => {
  it('starting ends in one intent that can be paid, for the right amount', async () => {
    const { orderId, paymentId } = await openOne(tenant);
    double.fail(fault);
    await startAgainAndAgain(paymentId);
    const mine = double.books
      .intents()
      .filter((i) => (i['metadata'] as Record<string, string>)['damson_payment'] === paymentId);
    const { providerReference } = await paymentRow(tenant, orderId);
    expect(mine.map((i) => i.id)).toContain(providerReference);
    // After a stored 500 the first intent has no secret that anybody holds: it can never be paid.
    expect(mine.length).toBeLessThanOrEqual(fault === 'error-500' ? 2 : 1);
  });

  it('a capture takes the money once', async () => {
    const { orderId, intent } = await authorised();
    const before = double.books.effects.captured;
    await inTenant((ctx) => requestCapture(ctx, { orderId, amount: 1500n }));
    double.fail(fault);
    await runJobs(tenant);
    expect(await paymentRow(tenant, orderId)).toMatchObject({ state: 'captured', capturedAmount: 1500n });
    expect(double.books.effects.captured - before).toBe(1);
    expect(intentOf(intent)).toMatchObject({ status: 'succeeded', amount_received: 1500 });
  });

  it('a cancellation lets it go once', async () => {
    const { orderId, intent } = await authorised();
    const before = double.books.effects.cancelled;
    await inTenant((ctx) => requestCancel(ctx, { orderId }));
    double.fail(fault);
    await runJobs(tenant);
    expect((await paymentRow(tenant, orderId)).state).toBe('cancelled');
    expect(double.books.effects.cancelled - before).toBe(1);
    expect(intentOf(intent)?.status).toBe('canceled');
  });

  it('a refund gives the money back once', async () => {
    const { orderId } = await authorised();
    await inTenant((ctx) => requestCapture(ctx, { orderId, amount: 2500n }));
    expect(await runJobs(tenant)).toEqual([]);
    const before = double.books.effects.refunded;
    await inTenant((ctx) => requestRefund(ctx, { orderId, amount: 800n, reference: 'unit-1' }));
    double.fail(fault);
    await runJobs(tenant);
    expect((await paymentRow(tenant, orderId)).refundedAmount).toBe(800n);
    expect(double.books.effects.refunded - before).toBe(1);
  });
});

it('a refund whose answer was lost, and whose key the provider has forgotten, is found by a look-up', async () => {
  const { orderId } = await authorised();
  await inTenant((ctx) => requestCapture(ctx, { orderId, amount: 2500n }));
  await runJobs(tenant);
  const before = double.books.effects.refunded;
  await inTenant((ctx) => requestRefund(ctx, { orderId, amount: 800n, reference: 'lost' }));
  double.loseReads(true);
  double.fail('time-out');
  expect(await runJobs(tenant, { tries: 1 })).toHaveLength(1);
  expect((await paymentRow(tenant, orderId)).refundedAmount).toBe(0n);
  double.loseReads(false);
  double.forgetKeys();
  const later = new Date(NOW.getTime() + 26 * 3_600_000);
  await sweepPayments.call({ ...asPlatform(tenant), now: later }, {});
  expect(await runJobs(tenant, { now: later })).toEqual([]);
  expect(double.books.effects.refunded - before).toBe(1);
  expect((await paymentRow(tenant, orderId)).refundedAmount).toBe(800n);
});

it('all refunds are seen, also those of a second page', async () => {
  const { orderId, paymentId, intent } = await authorised();
  await inTenant((ctx) => requestCapture(ctx, { orderId, amount: 2500n }));
  await runJobs(tenant);
  for (let i = 0; i < 101; i++) double.books.refund({ payment_intent: intent, amount: '2' });
  await paymentJobs['payments.look']?.(asPlatform(tenant), { paymentId });
  expect((await paymentRow(tenant, orderId)).refundedAmount).toBe(202n);
});

it('an operation that runs in many places at once acts once', async () => {
  const { orderId } = await authorised();
  const before = double.books.effects.captured;
  await inTenant((ctx) => requestCapture(ctx, { orderId, amount: 2500n }));
  const [operation] = await inTenant(
    (ctx) => ctx.sql<{ id: string }[]>`
      select o.id from payment_operations o join payments p on p.tenant_id = o.tenant_id and p.id = o.payment_id
       where p.order_id = ${orderId} and o.kind = 'capture'`,
  );
  const data = { operationId: operation?.id ?? '' };
  await Promise.all([1, 2, 3, 4, 5].map(() => paymentJobs['payments.perform']?.(asPlatform(tenant), data)));
  await runJobs(tenant);
  expect(double.books.effects.captured - before).toBe(1);
  expect((await paymentRow(tenant, orderId)).state).toBe('captured');
});

it('wrong keys postpone everything, and lose nothing', async () => {
  const { orderId } = await authorised();
  await inTenant((ctx) => requestCapture(ctx, { orderId, amount: 2500n }));
  double.refuseKeys(true);
  expect((await runJobs(tenant, { tries: 2 })).length).toBe(2);
  double.refuseKeys(false);
  const later = new Date(NOW.getTime() + 11 * 60_000);
  await sweepPayments.call({ ...asPlatform(tenant), now: later }, {});
  expect(await runJobs(tenant, { now: later })).toEqual([]);
  expect((await paymentRow(tenant, orderId)).state).toBe('captured');
});

describe('the sweep', () => {
  const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000);
  const sweep = (now: Date) => sweepPayments.call({ ...asPlatform(tenant), now }, {});

  it('gives up what nobody paid in time, and not a minute before', async () => {
    const own = await makeStripeTenant();
    const { orderId, intent } = await startOne(own);
    const at = (n: number) => sweepPayments.call({ ...asPlatform(own), now: minutes(n) }, {});
    expect(await at(29)).toMatchObject({ abandoned: 0 });
    expect(await at(30)).toMatchObject({ abandoned: 1 });
    expect(await runJobs(own, { now: minutes(30) })).toEqual([]);
    expect(await at(31)).toMatchObject({ abandoned: 0 });
    expect(await paymentRow(own, orderId)).toMatchObject({ state: 'cancelled', failureCode: 'abandoned' });
    expect(intentOf(intent)?.status).toBe('canceled');
  });

  it('does not give up what was paid while its webhook was lost', async () => {
    const { orderId, intent } = await startOne(tenant);
    double.books.confirm(intent, 'pm_card_visa');
    await sweep(minutes(45));
    await runJobs(tenant, { now: minutes(45) });
    expect((await paymentRow(tenant, orderId)).state).toBe('authorised');
    expect(intentOf(intent)?.status).toBe('requires_capture');
  });

  it('sees an authorisation whose webhook never came', async () => {
    const { orderId, intent } = await startOne(tenant);
    double.books.confirm(intent, 'pm_card_visa');
    expect((await paymentRow(tenant, orderId)).state).toBe('created');
    await sweep(minutes(6));
    await runJobs(tenant, { now: minutes(6) });
    expect((await paymentRow(tenant, orderId)).state).toBe('authorised');
  });
});
