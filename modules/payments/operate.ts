import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { plain } from '#lib/plain.ts';
import { accessOf } from './accounts.ts';
import type { Fact, Operation, PaymentTarget, ProviderAccess } from './port.ts';
import {
  lockPayment,
  type OperationRow,
  type PaymentRow,
  selectOperation,
  selectOperations,
} from './queries.ts';
import { operationInput } from './schema.ts';
import { settle } from './settle.ts';
import { endOperation, raiseAttempt } from './store.ts';

const LOOK_FIRST_AFTER_MS = 60 * 60_000;

/** What a provider is to be asked. */
export type Work = {
  kind: OperationRow['kind'];
  access: ProviderAccess;
  target: PaymentTarget;
  operation: Operation;
  attempt: number;
  /** Long after it was asked for the provider may have forgotten our key, so that a look-up comes first. */
  lookFirst: boolean;
};
type Begun = { work: Work } | { first: string } | { ended: true };

/**
 * Opens an operation for the job that carries it out: the keys of the account and what to ask. Something else may have
 * to be done first; a payment that the provider was never told of is let go on the spot.
 */
export const beginOperation = verb({
  name: 'payments.beginOperation',
  permission: 'payments.operate',
  secret: true,
  input: operationInput,
  run: async (ctx, { operationId }): Promise<Begun> => {
    const operation = (await selectOperation(ctx, operationId)) ?? notFound();
    const payment = (await lockPayment(ctx, operation.paymentId)) ?? notFound();
    ctx.note({ objectId: payment.id, detail: { operationId, kind: operation.kind } });
    if (operation.state !== 'wanted') return { ended: true };
    const all = await selectOperations(ctx, payment.id);
    const create = all.find((o) => o.kind === 'create');
    if (operation.kind !== 'create' && !payment.providerReference) {
      if (create?.state === 'wanted' && create.attempt > 0) return { first: create.id };
      return letGo(ctx, payment, operation, create);
    }
    const capture = all.find((o) => o.kind === 'capture' && o.state === 'wanted');
    if (operation.kind === 'refund' && capture) return { first: capture.id };
    if (operation.attempt === 0) await raiseAttempt(ctx, operation);
    return { work: await workOf(ctx, payment, operation) };
  },
});

async function workOf(ctx: Ctx, payment: PaymentRow, o: OperationRow): Promise<Work> {
  const attempt = Math.max(o.attempt, 1);
  return {
    kind: o.kind,
    access: await accessOf(ctx, payment.provider),
    target: targetOf(payment),
    operation: { operationId: o.id, amount: o.amount, key: `${payment.id}:${o.id}:${attempt}` },
    attempt,
    lookFirst: o.kind !== 'create' && ctx.now.getTime() - o.createdAt.getTime() > LOOK_FIRST_AFTER_MS,
  };
}

export function targetOf(payment: PaymentRow): PaymentTarget {
  return { ...payment, paymentId: payment.id };
}

/** The provider was never told of the payment, and now never will be. */
async function letGo(
  ctx: Ctx,
  payment: PaymentRow,
  asked: OperationRow,
  create?: OperationRow,
): Promise<Begun> {
  if (create) await endOperation(ctx, create.id, 'refused');
  await settle(ctx, payment.id, { state: 'cancelled' });
  await end(ctx, payment, asked, asked.kind === 'cancel' ? 'done' : 'refused');
  return { ended: true };
}

/** What came of one attempt: `again` allows a new key, `wait` keeps the old one. */
export const endAttempt = verb({
  name: 'payments.endAttempt',
  permission: 'payments.operate',
  input: operationInput.extend({
    attempt: z.number().int(),
    fact: z.custom<Fact>((f) => typeof f === 'object').nullable(),
    verdict: z.enum(['done', 'refused', 'again', 'wait']),
    detail: z.string().max(200),
  }),
  run: async (ctx, { operationId, attempt, fact, verdict, detail }) => {
    const operation = (await selectOperation(ctx, operationId)) ?? notFound();
    const payment = fact
      ? await settle(ctx, operation.paymentId, fact)
      : await lockPayment(ctx, operation.paymentId);
    if (!payment) notFound();
    if (verdict === 'again') await raiseAttempt(ctx, { id: operationId, attempt });
    if (verdict === 'done' || verdict === 'refused') await end(ctx, payment, operation, verdict);
    ctx.note({ objectId: payment.id, detail: { operationId, kind: operation.kind, verdict, detail } });
    return { state: payment.state };
  },
});

async function end(
  ctx: Ctx,
  payment: PaymentRow,
  { id, kind, amount, reference }: OperationRow,
  verdict: 'done' | 'refused',
): Promise<void> {
  if (!(await endOperation(ctx, id, verdict)) || verdict === 'done') return;
  const data = { orderId: payment.orderId, amount: plain(amount), currency: payment.currency, reference };
  ctx.emit({ type: `payment.${kind}_refused`, objectType: 'payment', objectId: payment.id, data });
}
