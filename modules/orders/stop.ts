import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { idSchema } from '#lib/id.ts';
import { plain } from '#lib/plain.ts';
import { settle } from '#modules/ledger/index.ts';
import { requestCancel } from '#modules/payments/index.ts';
import { queueUnits } from './open.ts';
import { orderIdInput, reasonSchema } from './schema.ts';
import { type LockedOrder, lockOrder, moveOrder, moveUnits, selectUnits } from './unit-store.ts';

const input = z.object({ orderId: idSchema('order'), reason: reasonSchema });

async function locked(ctx: Ctx, orderId: string, reason: string): Promise<LockedOrder> {
  ctx.note({ objectId: orderId, detail: { reason } });
  return (await lockOrder(ctx, orderId)) ?? notFound();
}

/** Calls an order off while nothing was asked of a supplier: everything that was held for it goes back. */
export const cancelOrder = verb({
  name: 'orders.cancel',
  permission: 'orders.manage',
  input,
  run: async (ctx, { orderId, reason }) => {
    return callOff(ctx, await locked(ctx, orderId, reason), reason);
  },
});

/** Calls the signed-in member's own order off, as long as nothing was done for it: what was set aside goes back. */
export const cancelMine = verb({
  name: 'orders.cancelMine',
  permission: 'orders.redeem',
  members: true,
  input: orderIdInput,
  run: async (ctx, { orderId }) => {
    const order = await locked(ctx, orderId, 'by the member');
    if (order.memberId !== ctx.actor.id || order.channel !== 'storefront') notFound();
    return callOff(ctx, order, 'by the member');
  },
});

async function callOff(ctx: Ctx, order: LockedOrder, reason: string) {
  const orderId = order.id;
  const units = await selectUnits(ctx, orderId);
  if (units.length === 0 || units.some((u) => u.state !== 'waiting')) {
    refuse(
      'conflict',
      'This order is being fulfilled or has ended, so it cannot be cancelled. Refund it instead.',
    );
  }
  await settle(ctx, { reference: orderId }, 'void');
  await moveUnits(
    ctx,
    orderId,
    units.map((u) => u.unit),
    'cancelled',
  );
  await moveOrder(ctx, order, 'cancelled');
  if (order.cardAmount) await requestCancel(ctx, { orderId });
  const pointsBack = plain(order.points - (order.cardPoints ?? 0n));
  ctx.emit({
    type: 'order.cancelled',
    objectType: 'order',
    objectId: orderId,
    data: { channel: order.channel, cause: reason, pointsBack },
  });
  return { orderId, status: 'cancelled' as const };
}

/** Stops an order for review. What a supplier was asked for already is still settled; nothing new is asked. */
export const holdOrder = verb({
  name: 'orders.hold',
  permission: 'orders.manage',
  input,
  run: async (ctx, { orderId, reason }) => {
    const order = await locked(ctx, orderId, reason);
    if ((await selectUnits(ctx, orderId)).some((u) => u.state === 'asking' || u.state === 'frozen'))
      refuse('conflict', 'A supplier is at work on this order. Wait for its answer, then decide.');
    await moveOrder(ctx, order, 'on_hold');
    ctx.emit({ type: 'order.on_hold', objectType: 'order', objectId: orderId, data: { reason } });
    return { orderId, status: 'on_hold' as const };
  },
});

/** Lets a stopped order go on. */
export const releaseOrder = verb({
  name: 'orders.release',
  permission: 'orders.manage',
  input,
  run: async (ctx, { orderId, reason }) => {
    const order = await locked(ctx, orderId, reason);
    if (order.status !== 'on_hold') refuse('conflict', 'This order is not on hold.');
    const units = await selectUnits(ctx, orderId);
    const waiting = units.filter((u) => u.state === 'waiting').map((u) => u.unit);
    const status = waiting.length === units.length ? 'paid' : 'fulfilling';
    await moveOrder(ctx, order, status);
    await queueUnits(ctx, orderId, waiting, order.deliverAt);
    ctx.emit({ type: 'order.released', objectType: 'order', objectId: orderId, data: { reason } });
    return { orderId, status };
  },
});
