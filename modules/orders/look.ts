import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { voucherRefsIn, vouchersOfOrder } from '#modules/vouchers/index.ts';
import { selectOrders, selectStatusCounts } from './list-queries.ts';
import { selectLines, selectOrder, selectTimeline } from './queries.ts';
import { type OrderDetail, orderIdInput, searchOrdersInput } from './schema.ts';
import { selectUnits } from './unit-store.ts';

async function detail(ctx: Ctx, orderId: string): Promise<OrderDetail> {
  const order = (await selectOrder(ctx, orderId)) ?? notFound();
  return {
    ...order,
    lines: await selectLines(ctx, orderId),
    units: (await selectUnits(ctx, orderId)).map(({ unit, state, lineId }) => ({ unit, state, lineId })),
    vouchers: await vouchersOfOrder(ctx, orderId),
  };
}

/** The signed-in member's own order: where each of its vouchers stands. */
export const myOrder = verb({
  name: 'orders.mine',
  permission: 'orders.redeem',
  members: true,
  reads: true,
  input: orderIdInput,
  run: async (ctx, { orderId }): Promise<OrderDetail> => {
    const order = await detail(ctx, orderId);
    if (order.memberId !== ctx.actor.id) notFound();
    // A gift is its receiver's: the giver learns how far it has come, and not a letter of the code.
    return order.gift ? { ...order, vouchers: order.vouchers.map((v) => ({ ...v, lastFour: '' })) } : order;
  },
});

/** One order with its vouchers (never their codes). */
export const showOrder = verb({
  name: 'orders.show',
  permission: 'orders.read',
  reads: true,
  input: orderIdInput,
  run: (ctx, { orderId }) => detail(ctx, orderId),
});

/** What happened to an order, from placing to the last reveal. */
export const orderTimeline = verb({
  name: 'orders.timeline',
  permission: 'orders.read',
  reads: true,
  input: orderIdInput,
  run: async (ctx, { orderId }) => {
    if (!(await selectOrder(ctx, orderId))) notFound();
    return { items: await selectTimeline(ctx, orderId) };
  },
});

/**
 * Orders by filter, and by a search for id, recipient, product or a voucher's last four characters. A search finds
 * the newest of each kind, and a text in the middle of a name among the newest ten thousand orders.
 */
export const searchOrders = verb({
  name: 'orders.search',
  permission: 'orders.read',
  reads: true,
  input: searchOrdersInput,
  run: selectOrders,
});

/** How many orders there are and how many stand in each status. */
export const orderStatusCounts = verb({
  name: 'orders.statusCounts',
  permission: 'orders.read',
  reads: true,
  input: z.object({}),
  run: selectStatusCounts,
});

/** The links under which an order's recipient sees the vouchers, in order. */
export const orderLinks = verb({
  name: 'orders.links',
  permission: 'orders.place',
  reads: true,
  input: orderIdInput,
  run: async (ctx, { orderId }) => {
    if (!(await selectOrder(ctx, orderId))) notFound();
    const vouchers = await vouchersOfOrder(ctx, orderId);
    return {
      refs: await voucherRefsIn(
        ctx,
        vouchers.map((v) => v.voucherId),
      ),
    };
  },
});

/** An order as its letter needs it; for the platform's own jobs inside their transaction. */
export async function orderForMail(ctx: Ctx, orderId: string) {
  const order = await detail(ctx, orderId);
  const live = order.vouchers.filter((v) => v.state !== 'revoked' && v.state !== 'replaced');
  return { ...order, voucherIds: live.map((v) => v.voucherId) };
}
