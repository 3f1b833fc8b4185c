import type { Ctx } from '#core/context.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { POINTS } from '#lib/money.ts';
import { plain } from '#lib/plain.ts';
import { type AccountKey, balanceOf, transfer } from '#modules/ledger/index.ts';
import type { Rate } from '#modules/points/index.ts';
import { issueFromStock, valuesInStock } from '#modules/vouchers/index.ts';
import { refuseOutOfStock } from './quote.ts';
import type { PlacedOrder } from './schema.ts';
import { insertFulfilledOrder } from './store.ts';

export type Purchase = {
  orderId: string;
  channel: 'storefront' | 'api';
  payer: AccountKey;
  memberId: string | null;
  recipient: { email: string; name: string | null };
  recipientMemberId: string | null;
  product: { id: string; name: string; currency: string };
  denomination: bigint;
  quantity: number;
  unitPoints: bigint;
  rate: Rate;
};

/** Points, order, codes and facts in the caller's one transaction: all of them, or nothing. */
export async function buy(ctx: Ctx, p: Purchase): Promise<PlacedOrder> {
  const { orderId } = p;
  const orderLineId = newId('line');
  const points = p.unitPoints * BigInt(p.quantity);
  const transferId = await transfer(ctx, {
    debit: p.payer,
    credit: { kind: 'redeemed', currency: POINTS },
    amount: points,
    code: 'redeem',
    reference: orderId,
    memo: p.product.name,
  });
  if (!transferId) await refuseShort(ctx, p.payer, points);
  const paidBy = transferId ?? '';
  const bought = { productId: p.product.id, currency: p.product.currency, transferId: paidBy };
  // Sent together: neither needs the other's answer, and the payer's account is locked meanwhile.
  const [voucherIds] = await Promise.all([
    issueFromStock(ctx, {
      ...bought,
      orderId,
      orderLineId,
      denomination: p.denomination,
      quantity: p.quantity,
      memberId: p.recipientMemberId,
    }),
    insertFulfilledOrder(ctx, {
      ...p,
      ...bought,
      id: orderId,
      lineId: orderLineId,
      fulfilmentId: newId('fulfilment'),
      points,
      productName: p.product.name,
    }),
  ]);
  if (!voucherIds)
    refuseOutOfStock((await valuesInStock(ctx, p.product.id)).filter((v) => v !== Number(p.denomination)));
  announce(ctx, p, { orderId, points, transferId: paidBy, voucherIds });
  return { orderId, status: 'fulfilled', points: plain(points), voucherIds };
}

function announce(
  ctx: Ctx,
  p: Purchase,
  o: { orderId: string; points: bigint; transferId: string; voucherIds: string[] },
): void {
  const order = { objectType: 'order', objectId: o.orderId };
  const points = plain(o.points);
  ctx.emit({ ...order, type: 'order.placed', data: { channel: p.channel, points, quantity: p.quantity } });
  ctx.emit({ ...order, type: 'order.paid', data: { points, transferId: o.transferId, from: p.payer.kind } });
  ctx.emit({ ...order, type: 'order.fulfilled', data: { supplier: 'stock', voucherIds: o.voucherIds } });
  ctx.note({ objectId: o.orderId, detail: { points, productId: p.product.id, quantity: p.quantity } });
}

async function refuseShort(ctx: Ctx, payer: AccountKey, points: bigint): Promise<never> {
  const { available } = await balanceOf(ctx, payer);
  const short = points - available;
  refuse('insufficient_points', {
    message:
      payer.kind === 'wallet'
        ? `You are ${short} points short. Nothing was charged.`
        : `The program is ${short} points short. Fund it and try again. Nothing was charged.`,
    params: { short, balance: available, price: points },
  });
}
