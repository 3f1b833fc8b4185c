import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { idSchema } from '#lib/id.ts';
import { plain } from '#lib/plain.ts';
import { merge, passed } from './merge.ts';
import type { Fact, KnownRefund } from './port.ts';
import { lockPayment, type PaymentRow, selectRefundOperations, selectRefunds } from './queries.ts';
import { wantCancel } from './requests.ts';
import { updatePayment, upsertRefunds } from './store.ts';

const ANNOUNCED = ['authorised', 'failed', 'captured', 'cancelled'];

/** Takes in something true about a payment at its provider; a repeat, or what is older than we know, changes nothing. */
export const settlePayment = verb({
  name: 'payments.settle',
  permission: 'payments.operate',
  input: z.object({ paymentId: idSchema('payment'), fact: z.custom<Fact>((f) => typeof f === 'object') }),
  run: async (ctx, { paymentId, fact }) => {
    const { state } = await settle(ctx, paymentId, fact);
    ctx.note({ objectId: paymentId, detail: { state } });
    return { state };
  },
});

/** The same inside a transaction that is open already. Announces what is new to us, with the order it is about. */
export async function settle(ctx: Ctx, paymentId: string, fact: Fact): Promise<PaymentRow> {
  const before = (await lockPayment(ctx, paymentId)) ?? notFound();
  const refunds = await selectRefunds(ctx, paymentId);
  const known = merge({ ...before, refunds }, { ...fact, refunds: await ourOwn(ctx, fact.refunds) });
  const providerReference = before.providerReference ?? fact.providerReference ?? null;
  const after = { ...before, ...known, providerReference };
  await updatePayment(ctx, paymentId, after);
  await upsertRefunds(
    ctx,
    paymentId,
    known.refunds.filter((r) => !refunds.includes(r)),
  );
  announce(ctx, before, after);
  // A declined card must not be tried again behind an order that is given up.
  if (after.state === 'failed' && before.state !== 'failed') await wantCancel(ctx, after);
  return after;
}

function announce(ctx: Ctx, before: PaymentRow, after: PaymentRow): void {
  const payment = { objectType: 'payment', objectId: after.id };
  const base = { orderId: after.orderId, currency: after.currency };
  for (const state of passed(before.state, after.state).filter((s) => ANNOUNCED.includes(s))) {
    const amount = plain(state === 'captured' ? after.capturedAmount : after.amount);
    const cause = after.failureCode ?? (state === 'cancelled' ? 'cancelled' : null);
    ctx.emit({
      ...payment,
      type: `payment.${state}`,
      data: { ...base, amount, ...(cause ? { cause } : {}) },
    });
  }
  const refunded = after.refundedAmount - before.refundedAmount;
  if (refunded !== 0n) {
    const type = refunded > 0n ? 'payment.refunded' : 'payment.refund_undone';
    const amount = plain(refunded > 0n ? refunded : -refunded);
    ctx.emit({ ...payment, type, data: { ...base, amount, refunded: plain(after.refundedAmount) } });
  }
  if (after.dispute !== before.dispute) {
    ctx.emit({ ...payment, type: 'payment.disputed', data: { ...base, dispute: after.dispute } });
  }
}

/** A refund's mark can be written by others in the provider's account: only an operation that we have is believed. */
async function ourOwn(ctx: Ctx, refunds: KnownRefund[] = []): Promise<KnownRefund[]> {
  const ours = await selectRefundOperations(
    ctx,
    refunds.flatMap((r) => r.operationId ?? []),
  );
  return refunds.map((r) => ({
    ...r,
    operationId: r.operationId && ours.has(r.operationId) ? r.operationId : null,
  }));
}
