import type { Ctx } from '#core/context.ts';
import { settle } from '#modules/ledger/index.ts';
import { requestCancel, requestCapture } from '#modules/payments/index.ts';
import { selectCardCharged, selectPointsBack } from './queries.ts';
import type { OrderStatus } from './schema.ts';
import { FROZEN_SECONDS, OPEN_UNITS, statusOf } from './states.ts';
import {
  type Attempt,
  type LockedOrder,
  moveOrder,
  moveUnits,
  selectUnits,
  settleAttemptRow,
  type Unit,
} from './unit-store.ts';

type At = { order: LockedOrder; unit: Unit };

/** Nobody can deliver this unit: what was held for it goes back, and the person learns so at once. */
export async function giveUp(
  ctx: Ctx,
  { order, unit }: At,
  as: 'failed' | 'cancelled' = 'failed',
): Promise<void> {
  await settle(ctx, { reference: order.id, parts: [unit.unit] }, 'void');
  await moveUnits(ctx, order.id, [unit.unit], as);
  ctx.emit({
    type: as === 'failed' ? 'order.unit_failed' : 'order.unit_cancelled',
    objectType: 'order',
    objectId: order.id,
    data: { unit: unit.unit, productId: unit.productId },
  });
  await conclude(ctx, order);
}

/** What nobody can tell waits for a person: the price stays held, and no second code is asked for. */
export async function freeze(
  ctx: Ctx,
  { order, unit, attempt }: At & { attempt: Attempt },
  detail: string,
  supplierReference: string | null = null,
): Promise<void> {
  const nextAskAt = new Date(ctx.now.getTime() + FROZEN_SECONDS * 1000);
  await settleAttemptRow(ctx, attempt.id, { outcome: 'frozen', detail, supplierReference, nextAskAt });
  if (unit.state === 'frozen') return;
  await moveUnits(ctx, order.id, [unit.unit], 'frozen');
  ctx.emit({
    type: 'order.unit_frozen',
    objectType: 'order',
    objectId: order.id,
    data: { unit: unit.unit, fulfilmentId: attempt.id, supplier: attempt.supplier, detail },
  });
}

const FACTS: Partial<Record<OrderStatus, string>> = {
  fulfilled: 'order.fulfilled',
  partially_fulfilled: 'order.partially_fulfilled',
  failed: 'order.failed',
  cancelled: 'order.cancelled',
};

/** Moves an order to what its units make it; at its end the card pays for what was issued, and no more. */
export async function conclude(ctx: Ctx, order: LockedOrder): Promise<OrderStatus> {
  const units = await selectUnits(ctx, order.id);
  const status = statusOf(units.map((u) => u.state));
  if (status === order.status) return status;
  await moveOrder(ctx, order, status);
  const fact = FACTS[status];
  if (units.some((u) => OPEN_UNITS.includes(u.state)) || !fact) return status;
  const lost = units.filter((u) => u.state !== 'issued');
  ctx.emit({
    type: fact,
    objectType: 'order',
    objectId: order.id,
    data: {
      channel: order.channel,
      issued: units.length - lost.length,
      lost: lost.length,
      pointsBack: await selectPointsBack(ctx, order.id),
    },
  });
  if (order.cardAmount) {
    const amount = await selectCardCharged(ctx, order.id);
    if (amount > 0n) await requestCapture(ctx, { orderId: order.id, amount });
    else await requestCancel(ctx, { orderId: order.id });
  }
  return status;
}
