import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { lockVouchers, orderOfVoucher, replaceFromStock } from '#modules/vouchers/index.ts';
import { refuseSpent } from './refuse-spent.ts';
import { replaceInput } from './schema.ts';
import { lockOrder } from './unit-store.ts';

/** Gives another voucher of the same product and value from stock for one that does not work; nobody is charged. */
export const replaceVoucher = verb({
  name: 'orders.replaceVoucher',
  permission: 'orders.manage',
  input: replaceInput,
  run: async (ctx, { voucherId, reason, codesAreVoid }) => {
    const orderId = (await orderOfVoucher(ctx, voucherId)) ?? notFound();
    await lockOrder(ctx, orderId);
    const old = (await lockVouchers(ctx, orderId)).find((v) => v.voucherId === voucherId);
    if (!old || old.state === 'revoked' || old.state === 'replaced')
      refuse('conflict', 'This voucher was withdrawn already.');
    if (old.state === 'redeemed') refuse('conflict', 'This voucher was used, so it cannot be replaced.');
    if (old.state === 'viewed' && !codesAreVoid) {
      refuse(
        'conflict',
        'The code of this voucher was seen. Have it made void by the brand first, then confirm that it is.',
      );
    }
    await refuseSpent(ctx, [voucherId]);
    const newVoucherId = await replaceFromStock(ctx, voucherId);
    if (!newVoucherId)
      refuse('out_of_stock', 'There is no free code of this product and value. Add stock, then replace it.');
    const data = { voucherId, newVoucherId, reason };
    ctx.emit({ type: 'order.voucher_replaced', objectType: 'order', objectId: orderId, data });
    ctx.note({ objectId: orderId, detail: { ...data, codesAreVoid } });
    return { orderId, voucherId: newVoucherId };
  },
});
