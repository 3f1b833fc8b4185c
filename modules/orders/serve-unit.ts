import type { Ctx } from '#core/context.ts';
import { assert, present } from '#lib/assert.ts';
import { heldFor, settle } from '#modules/ledger/index.ts';
import { issueFromStock } from '#modules/vouchers/index.ts';
import { conclude } from './settle-unit.ts';
import { insertAttempt, type LockedOrder, moveUnits, type Unit } from './unit-store.ts';

type At = { order: LockedOrder; unit: Unit };

/** Captures what is held for a unit; answers the transfer that its voucher names as its payment. */
export async function captureUnit(ctx: Ctx, { order, unit }: At): Promise<string> {
  const of = { reference: order.id, parts: [unit.unit] };
  // A budget's limits are held beside what is paid; only what is paid can be a voucher's payment.
  const paid = (await heldFor(ctx, of.reference, of.parts)).find((h) => h.code === 'redeem');
  const posted = await settle(ctx, of, 'post');
  return present(posted.get(paid?.id ?? ''), `capture of unit ${unit.unit} of ${order.id}`);
}

/** Serves one held unit from own stock: capture, code and facts in the caller's transaction. */
export async function serveFromStock(
  ctx: Ctx,
  { order, unit, attempt }: At & { attempt: number },
): Promise<void> {
  const { lineId, denomination, currency, productId } = unit;
  await insertAttempt(ctx, {
    lineId,
    unit: unit.unit,
    attempt,
    supplier: 'stock',
    supplierAccountId: null,
    sku: null,
    outcome: 'issued',
  });
  const transferId = await captureUnit(ctx, { order, unit });
  const issued = await issueFromStock(ctx, {
    orderId: order.id,
    orderLineId: lineId,
    firstUnit: unit.unit,
    productId,
    denomination,
    currency,
    quantity: 1,
    memberId: order.recipientMemberId,
    transferId,
  });
  assert(issued, 'a locked code can be taken');
  await issuedUnit(ctx, { order, unit }, { supplier: 'stock', voucherId: issued[0] ?? '' });
}

/** The unit has its voucher: say so, and conclude the order if it was the last one. */
export async function issuedUnit(
  ctx: Ctx,
  { order, unit }: At,
  by: { supplier: string; voucherId: string },
): Promise<void> {
  await moveUnits(ctx, order.id, [unit.unit], 'issued');
  ctx.emit({
    type: 'order.unit_issued',
    objectType: 'order',
    objectId: order.id,
    data: { unit: unit.unit, ...by },
  });
  await conclude(ctx, order);
}
