import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { vouchersOfOrder } from '#modules/vouchers/index.ts';
import { selectOrder } from './queries.ts';
import { resendInput } from './schema.ts';

/** Sends the recipients of orders the letters with their vouchers again; all of them or none. */
export const resendOrders = verb({
  name: 'orders.resend',
  permission: 'orders.manage',
  input: resendInput,
  run: async (ctx, { orderIds }) => {
    for (const orderId of new Set(orderIds)) {
      const order = (await selectOrder(ctx, orderId)) ?? notFound();
      const live = (await vouchersOfOrder(ctx, orderId)).some(
        (v) => !['revoked', 'replaced'].includes(v.state),
      );
      if (!live) refuse('conflict', `Order ${orderId} has no voucher to send.`);
      ctx.emit({
        type: 'order.resent',
        objectType: 'order',
        objectId: orderId,
        data: { to: order.recipient.email },
      });
    }
    ctx.note({ detail: { orders: orderIds.length } });
    return { sent: new Set(orderIds).size };
  },
});
