import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { idSchema } from '#lib/id.ts';
import { plain } from '#lib/plain.ts';
import { settle } from '#modules/ledger/index.ts';
import { isPromised, paymentOfOrder, requestCancel } from '#modules/payments/index.ts';
import { queueUnits } from './open.ts';
import { lockOrder, moveOrder, moveUnits, selectUnits } from './unit-store.ts';

const input = z.object({ orderId: idSchema('order') });

/** The card is authorised: the order is paid and its units are fulfilled. Told twice or too late, it changes nothing. */
export const paymentAuthorised = verb({
  name: 'orders.paymentAuthorised',
  permission: 'orders.fulfil',
  input,
  run: async (ctx, { orderId }) => {
    const order = (await lockOrder(ctx, orderId)) ?? notFound();
    ctx.note({ objectId: orderId });
    if (order.status === 'cancelled') await requestCancel(ctx, { orderId });
    // One that is being let go already, as nobody paid in time, could never be captured: it soon ends the order.
    if (order.status !== 'pending_payment' || !(await isPromised(ctx, orderId)))
      return { status: order.status };
    await moveOrder(ctx, order, 'paid');
    ctx.emit({
      type: 'order.paid',
      objectType: 'order',
      objectId: orderId,
      data: { points: plain(order.points), card: plain(order.cardAmount ?? 0n), held: true },
    });
    const units = await selectUnits(ctx, orderId);
    await queueUnits(
      ctx,
      orderId,
      units.map((u) => u.unit),
      order.deliverAt,
    );
    return { status: 'paid' as const };
  },
});

/**
 * The card was declined, nobody paid in time, or what was authorised has lapsed before anything was asked for: the points
 * go back and the order is cancelled. Later than that it is for finance to settle by hand.
 */
export const paymentFailed = verb({
  name: 'orders.paymentFailed',
  permission: 'orders.fulfil',
  input: input.extend({ cause: z.string().max(60) }),
  run: async (ctx, { orderId, cause }) => {
    const order = (await lockOrder(ctx, orderId)) ?? notFound();
    ctx.note({ objectId: orderId, detail: { cause } });
    const underWay = ['pending_payment', 'paid', 'fulfilling', 'on_hold'].includes(order.status);
    if (!order.cardAmount || !underWay) return { status: order.status };
    const units = await selectUnits(ctx, orderId);
    if (order.status === 'fulfilling' || units.some((u) => u.state !== 'waiting')) {
      ctx.emit({ type: 'order.card_trouble', objectType: 'order', objectId: orderId, data: { cause } });
      return { status: order.status };
    }
    await settle(ctx, { reference: orderId }, 'void');
    await moveUnits(
      ctx,
      orderId,
      units.map((u) => u.unit),
      'cancelled',
    );
    await moveOrder(ctx, order, 'cancelled');
    const pointsBack = plain(order.points - (order.cardPoints ?? 0n));
    ctx.emit({
      type: 'order.cancelled',
      objectType: 'order',
      objectId: orderId,
      data: { cause, pointsBack },
    });
    return { status: 'cancelled' as const };
  },
});

/** The payment of an order that waits for a card; for the platform, after it made sure whose order it is. */
export const paymentIdOf = verb({
  name: 'orders.paymentIdOf',
  permission: 'orders.fulfil',
  reads: true,
  input,
  run: async (ctx, { orderId }): Promise<string> => {
    const payment = (await paymentOfOrder(ctx, orderId)) ?? notFound();
    return payment.id;
  },
});

/** The provider would not capture or refund what it had promised: the order says so, for finance to settle by hand. */
export const noteCardTrouble = verb({
  name: 'orders.noteCardTrouble',
  permission: 'orders.fulfil',
  input: input.extend({ cause: z.string().max(60) }),
  run: async (ctx, { orderId, cause }) => {
    const order = (await lockOrder(ctx, orderId)) ?? notFound();
    ctx.emit({ type: 'order.card_trouble', objectType: 'order', objectId: orderId, data: { cause } });
    ctx.note({ objectId: orderId, detail: { cause } });
    return { status: order.status };
  },
});
