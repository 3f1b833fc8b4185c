import type { Ctx } from '#core/context.ts';
import { enqueue } from '#core/jobs.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { providerFor } from './accounts.ts';
import {
  lockPayment,
  MOST_OPERATIONS,
  type OperationRow,
  type PaymentRow,
  selectOperations,
  selectPaymentOfOrder,
  selectRefunds,
} from './queries.ts';
import { PAYMENT_MINUTES } from './schema.ts';
import { insertOperation, insertPayment } from './store.ts';

/** What capture and cancel are kept under, so that of both only one is ever asked for. */
const SETTLE = 'settle';

/** Records that an order is to be paid by card; nobody is asked yet. Answers the payment's id. */
export async function openPayment(
  ctx: Ctx,
  p: { orderId: string; amount: bigint; currency: string; returnPath?: string },
): Promise<string> {
  const provider =
    (await providerFor(ctx)) ?? refuse('not_available', 'This program takes no cards yet. Pay with points.');
  const id = newId('payment');
  const expiresAt = new Date(ctx.now.getTime() + PAYMENT_MINUTES * 60_000);
  await insertPayment(ctx, { ...p, id, provider, expiresAt, returnPath: ownPath(p.returnPath) });
  await insertOperation(ctx, {
    id: newId('paymentOperation'),
    paymentId: id,
    kind: 'create',
    reference: 'create',
    amount: p.amount,
  });
  return id;
}

/** A path on this storefront, and never another site. */
function ownPath(path: string | undefined): string | null {
  return path !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : null;
}

/** Takes so much of what is authorised, minor units, and lets the rest go. Asked again, it changes nothing. */
export async function requestCapture(ctx: Ctx, c: { orderId: string; amount: bigint }): Promise<void> {
  const payment = await paymentOr404(ctx, c.orderId);
  if (c.amount > payment.amount) refuse('invalid', 'More was asked for than the card was authorised for.');
  await want(ctx, payment, { kind: 'capture', reference: SETTLE, amount: c.amount });
}

/** Whether the card will pay: it is authorised, and nobody has asked to let it go. So it stays until this transaction ends. */
export async function isPromised(ctx: Ctx, orderId: string): Promise<boolean> {
  const payment = await paymentOr404(ctx, orderId);
  const asked = (await selectOperations(ctx, payment.id)).find((o) => o.reference === SETTLE);
  return ['authorised', 'captured'].includes(payment.state) && asked?.kind !== 'cancel';
}

/** Lets a payment go that nothing was taken of. Asked again, it changes nothing. */
export async function requestCancel(ctx: Ctx, { orderId }: { orderId: string }): Promise<void> {
  await wantCancel(ctx, await paymentOr404(ctx, orderId));
}

export async function wantCancel(ctx: Ctx, payment: PaymentRow): Promise<void> {
  await want(ctx, payment, { kind: 'cancel', reference: SETTLE, amount: 0n });
}

/** Gives back so much of what was taken, once for each reference; never more in all than was taken. */
export async function requestRefund(
  ctx: Ctx,
  r: { orderId: string; amount: bigint; reference: string },
): Promise<void> {
  const payment = await paymentOr404(ctx, r.orderId);
  const operations = await selectOperations(ctx, payment.id);
  const reference = `refund:${r.reference}`;
  if (!operations.some((o) => o.reference === reference)) {
    if (operations.length >= MOST_OPERATIONS)
      refuse('conflict', 'This payment was given back in too many parts.');
    const left = await refundable(ctx, payment, operations);
    if (r.amount > left)
      refuse('conflict', `At most ${left} minor units of ${payment.currency} can be given back.`);
  }
  await want(ctx, payment, { kind: 'refund', reference, amount: r.amount });
}

/** What was taken, or is about to be, less what was given back, or is about to be. */
async function refundable(ctx: Ctx, payment: PaymentRow, operations: OperationRow[]): Promise<bigint> {
  const capture = operations.find((o) => o.kind === 'capture' && o.state === 'wanted');
  const taken = capture && payment.capturedAmount === 0n ? capture.amount : payment.capturedAmount;
  const asked = operations.filter((o) => o.kind === 'refund' && o.state !== 'refused');
  const byOthers = (await selectRefunds(ctx, payment.id)).filter(
    (r) => !r.operationId && r.state !== 'failed',
  );
  return [...asked, ...byOthers].reduce((left, r) => left - r.amount, taken);
}

/** Writes down what is wanted, with the job that does it. */
async function want(
  ctx: Ctx,
  payment: PaymentRow,
  w: Pick<OperationRow, 'kind' | 'reference' | 'amount'>,
): Promise<void> {
  const id = newId('paymentOperation');
  if (await insertOperation(ctx, { ...w, id, paymentId: payment.id })) return queueOperation(ctx, id);
  const earlier = (await selectOperations(ctx, payment.id)).find((o) => o.reference === w.reference);
  if (earlier?.kind !== w.kind || earlier.amount !== w.amount) {
    refuse('conflict', `The card payment is already being settled in another way (${earlier?.kind}).`);
  }
}

/** One waiting job at most for each operation. */
export async function queueOperation({ sql, tenant, requestId }: Ctx, operationId: string): Promise<void> {
  const payload = { tenantId: tenant.id, requestId, data: { operationId } };
  await enqueue(sql, 'payments.perform', payload, { key: `payments:${tenant.id}:${operationId}` });
}

/** One waiting job at most of each kind for each payment. */
export async function queuePayment(
  { sql, tenant, requestId }: Ctx,
  task: 'payments.look' | 'payments.giveUp',
  paymentId: string,
): Promise<void> {
  const payload = { tenantId: tenant.id, requestId, data: { paymentId } };
  await enqueue(sql, task, payload, { key: `${task}:${tenant.id}:${paymentId}` });
}

/** Locked, so that what is left of it is not promised twice. */
async function paymentOr404(ctx: Ctx, orderId: string): Promise<PaymentRow> {
  const payment = (await selectPaymentOfOrder(ctx, orderId)) ?? notFound();
  return (await lockPayment(ctx, payment.id)) ?? notFound();
}
