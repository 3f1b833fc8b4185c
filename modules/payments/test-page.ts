import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { plain } from '#lib/plain.ts';
import { paymentOfRef } from './link.ts';
import type { Fact } from './port.ts';
import { lockPayment, type PaymentRow, selectPayment } from './queries.ts';
import { type TestAnswer, type TestPage, testAnswerInput, testRefInput } from './schema.ts';
import { settle } from './settle.ts';
import { updateExpiry } from './store.ts';

const FACTS: Readonly<Record<TestAnswer, Fact>> = {
  success: { state: 'authorised' },
  decline: { state: 'failed', failureCode: 'card_declined' },
  challenge: { state: 'requires_action' },
  time_out: { state: 'requires_action' },
  pass: { state: 'authorised' },
  refuse: { state: 'failed', failureCode: 'authentication_failed' },
};

/** What the test provider's page shows; looking changes nothing. */
export const showTestPayment = verb({
  name: 'payments.showTest',
  permission: 'payments.test',
  anonymous: true,
  reads: true,
  input: testRefInput,
  run: async (ctx, { ref }): Promise<TestPage> => pageOf(ctx, await linkedPayment(ctx, ref, selectPayment)),
});

/** Decides as the bank would. `time_out` lets the bank never answer, so that the next sweep gives the payment up. */
export const answerTestPayment = verb({
  name: 'payments.answerTest',
  permission: 'payments.test',
  anonymous: true,
  input: testAnswerInput,
  run: async (ctx, { ref, answer }): Promise<TestPage> => {
    const payment = await linkedPayment(ctx, ref, lockPayment);
    const challenged = payment.state === 'requires_action';
    const answersChallenge = answer === 'pass' || answer === 'refuse';
    if (stepOf(ctx, payment) === 'ended' || answersChallenge !== challenged) {
      refuse('conflict', 'This step of the payment is over. Load the page again.');
    }
    if (answer === 'time_out') await updateExpiry(ctx, payment.id, ctx.now);
    ctx.note({ objectId: payment.id, detail: { answer } });
    const after = await settle(ctx, payment.id, FACTS[answer]);
    return answer === 'time_out' ? { ...pageOf(ctx, after), step: 'ended' } : pageOf(ctx, after);
  },
});

async function linkedPayment(
  ctx: Ctx,
  ref: string,
  select: (ctx: Ctx, id: string) => Promise<PaymentRow | null>,
): Promise<PaymentRow> {
  const id = await paymentOfRef(ctx, ref);
  const payment = id && (await select(ctx, id));
  return payment && payment.provider === 'test' ? payment : notFound();
}

function pageOf(ctx: Ctx, payment: PaymentRow): TestPage {
  return {
    amount: plain(payment.amount),
    currency: payment.currency,
    step: stepOf(ctx, payment),
    returnPath: payment.returnPath ?? '/vouchers',
  };
}

function stepOf({ now }: Ctx, { state, expiresAt }: PaymentRow): TestPage['step'] {
  if (expiresAt <= now) return 'ended';
  if (state === 'created') return 'choose';
  return state === 'requires_action' ? 'challenge' : 'ended';
}
