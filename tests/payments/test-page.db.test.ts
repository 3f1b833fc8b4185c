import { beforeAll, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import {
  answerTestPayment,
  openPayment,
  requestCapture,
  requestRefund,
  showTestPayment,
  startPayment,
  sweepPayments,
} from '#modules/payments/index.ts';
import type { TestAnswer } from '#modules/payments/schema.ts';
import { asPlatform, callerOf, NOW } from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import { inVerb } from '#tests/proof-verb.ts';
import { makeSandbox } from '#tests/suppliers/factories.ts';
import { factsOf, makeStripeTenant, openOne, paymentRow, runJobs } from './factories.ts';

let tenant: TenantRef;
beforeAll(async () => {
  tenant = await makeSandbox();
});
const anyone = (of = tenant, now = NOW) => callerOf(of, { type: 'anonymous', id: 'anonymous' }, now);
const inTenant = <T>(work: Parameters<typeof inVerb<T>>[1]) => inVerb(asPlatform(tenant), work);
const answer = (ref: string, what: TestAnswer, now = NOW) =>
  answerTestPayment.call(anyone(tenant, now), { ref, answer: what });
const show = (ref: string, of = tenant) => showTestPayment.call(anyone(of), { ref });

async function started() {
  const { orderId, paymentId } = await openOne(tenant);
  const start = await startPayment(asPlatform(tenant), paymentId);
  if (start.provider !== 'test') throw new Error('This sandbox has the test provider.');
  return { orderId, paymentId, ref: start.path.replace('/pay/', '') };
}

describe('the bank of a sandbox', () => {
  it.each([
    ['success', ['success'], 'authorised', null],
    ['decline', ['decline'], 'failed', 'card_declined'],
    ['a challenge that is passed', ['challenge', 'pass'], 'authorised', null],
    ['a challenge that is not passed', ['challenge', 'refuse'], 'failed', 'authentication_failed'],
  ] as const)('%s', async (_, answers, state, failureCode) => {
    const { orderId, ref } = await started();
    expect(await show(ref)).toMatchObject({ amount: 2500, currency: 'EUR', step: 'choose' });
    for (const [i, what] of answers.entries()) {
      const { step } = await answer(ref, what);
      expect(step).toBe(i === answers.length - 1 ? 'ended' : 'challenge');
      expect((await show(ref)).step).toBe(step);
    }
    expect(await paymentRow(tenant, orderId)).toMatchObject({ state, failureCode });
    expect(await codeOf(answer(ref, 'success'))).toBe('conflict');
  });

  it('that never answers has the payment given up by the next sweep', async () => {
    const { orderId, paymentId, ref } = await started();
    expect((await answer(ref, 'time_out')).step).toBe('ended');
    expect((await paymentRow(tenant, orderId)).state).toBe('requires_action');
    expect((await show(ref)).step).toBe('ended');
    expect(await codeOf(answer(ref, 'pass'))).toBe('conflict');
    await sweepPayments.call(asPlatform(tenant), {});
    expect(await runJobs(tenant)).toEqual([]);
    expect(await paymentRow(tenant, orderId)).toMatchObject({ state: 'cancelled', failureCode: 'abandoned' });
    expect(await factsOf(tenant, paymentId)).toEqual(['payment.cancelled']);
  });

  it('decides once, however often and by how many it is asked', async () => {
    const { paymentId, ref } = await started();
    const codes = await Promise.all(
      (['success', 'decline', 'success', 'decline'] as const).map((what) => codeOf(answer(ref, what))),
    );
    expect(codes.toSorted()).toEqual(['conflict', 'conflict', 'conflict', 'ok']);
    expect(await factsOf(tenant, paymentId)).toHaveLength(1);
  });

  it('is captured and refunded like a card', async () => {
    const { orderId, ref } = await started();
    await answer(ref, 'success');
    await inTenant((ctx) => requestCapture(ctx, { orderId, amount: 2000n }));
    await inTenant((ctx) => requestRefund(ctx, { orderId, amount: 1500n, reference: 'a' }));
    expect(await runJobs(tenant)).toEqual([]);
    expect(await paymentRow(tenant, orderId)).toMatchObject({
      state: 'captured',
      capturedAmount: 2000n,
      refundedAmount: 1500n,
    });
  });

  it('an answer after the time is over is refused', async () => {
    const { ref } = await started();
    expect(await codeOf(answer(ref, 'success', new Date(NOW.getTime() + 31 * 60_000)))).toBe('conflict');
    expect(await codeOf(answer(ref, 'success'))).toBe('ok');
  });
});

describe('its link', () => {
  it('cannot be guessed, changed or used elsewhere', async () => {
    const { paymentId, ref } = await started();
    const other = await makeSandbox();
    const flipped = `${ref.slice(0, -1)}${ref.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of [paymentId, `${paymentId}.`, flipped, ref.replace('pay_', 'ord_'), 'x', '']) {
      expect(await codeOf(show(wrong)), wrong).toBe('not_found');
      expect(await codeOf(answer(wrong, 'success')), wrong).toBe('not_found');
    }
    expect(await codeOf(show(ref, other))).toBe('not_found');
    expect(await codeOf(show(ref))).toBe('ok');
  });

  it('leads nowhere for a payment of Stripe', async () => {
    const stripe = await makeStripeTenant();
    const { paymentId } = await openOne(stripe);
    const { testRefOf } = await import('#modules/payments/link.ts');
    const ref = await inVerb(asPlatform(stripe), (ctx) => testRefOf(ctx, paymentId));
    expect(await codeOf(show(ref, stripe))).toBe('not_found');
  });

  it.each([
    ['/orders/ord_1?from=pay', '/orders/ord_1?from=pay'],
    ['//evil.example', '/vouchers'],
    ['/\\evil.example', '/vouchers'],
    ['https://evil.example', '/vouchers'],
    ['javascript:alert(1)', '/vouchers'],
  ])('goes back to %s by way of %s', async (returnPath, goesTo) => {
    const orderId = `ord_${Math.random()}`;
    const paymentId = await inTenant((ctx) =>
      openPayment(ctx, { orderId, amount: 1n, currency: 'EUR', returnPath }),
    );
    const start = await startPayment(asPlatform(tenant), paymentId);
    const ref = start.provider === 'test' ? start.path.replace('/pay/', '') : '';
    expect((await show(ref)).returnPath).toBe(goesTo);
  });
});
