import type { Caller } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { lookAtPayment } from './look.ts';
import { Postponed } from './perform.ts';
import { lockPayment } from './queries.ts';
import { wantCancel } from './requests.ts';
import { paymentInput } from './schema.ts';
import { settle } from './settle.ts';

/** Ends a payment that nobody paid in time. One that was paid after all is left alone. */
export const abandonPayment = verb({
  name: 'payments.abandon',
  permission: 'payments.operate',
  input: paymentInput,
  run: async (ctx, { paymentId }) => {
    const payment = (await lockPayment(ctx, paymentId)) ?? notFound();
    const unpaid = ['created', 'requires_action', 'failed'].includes(payment.state);
    ctx.note({ objectId: paymentId });
    if (!unpaid || payment.expiresAt > ctx.now) return { abandoned: false };
    await settle(ctx, paymentId, { failureCode: 'abandoned' });
    await wantCancel(ctx, payment);
    return { abandoned: true };
  },
});

/** Looks once more first: its webhook may have got lost while the card was charged. */
export async function giveUp(caller: Caller, paymentId: string): Promise<void> {
  const looked = await lookAtPayment(caller, paymentId);
  if (looked?.kind === 'unknown') throw new Postponed(looked.detail);
  await abandonPayment.call(caller, { paymentId });
}
