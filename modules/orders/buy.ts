import type { Ctx } from '#core/context.ts';
import { present } from '#lib/assert.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { plain } from '#lib/plain.ts';
import { refuseShort as refuseBudget } from '#modules/budgets/index.ts';
import { type AccountKey, accountId, balanceOf, post } from '#modules/ledger/index.ts';
import { issueFromStock, valuesInStock } from '#modules/vouchers/index.ts';
import { chargeAll } from './charge.ts';
import type { Purchase } from './purchase.ts';
import { refuseOutOfStock } from './quote.ts';
import type { PlacedOrder } from './schema.ts';
import { insertOrder } from './store.ts';

/** Points, order, codes and facts in the caller's one transaction, everything from own stock: all, or nothing. */
export async function buyFromStock(ctx: Ctx, p: Purchase): Promise<PlacedOrder> {
  const charged = await post(ctx, await chargeAll(ctx, p));
  if (charged.short) await refuseShort(ctx, p.payer, { points: p.points, accounts: charged.short });
  const transferId = present(charged.ids?.[0], 'transfer that charged the order');
  // Sent together: none needs another's answer, and the payer's account is locked meanwhile.
  const [, ...issued] = await Promise.all([
    insertOrder(ctx, p, {
      status: 'fulfilled',
      fulfilments: p.lines.map((l) => ({ id: newId('fulfilment'), lineId: l.id })),
    }),
    ...p.lines.map((line) =>
      issueFromStock(ctx, {
        orderId: p.orderId,
        orderLineId: line.id,
        firstUnit: line.firstUnit,
        productId: line.product.id,
        currency: line.product.currency,
        denomination: line.denomination,
        quantity: line.quantity,
        memberId: p.recipientMemberId,
        transferId,
      }),
    ),
  ]);
  const missing = p.lines[issued.indexOf(null)];
  if (missing) await refuseSoldOut(ctx, missing);
  const voucherIds = issued.flatMap((ids) => ids ?? []);
  announce(ctx, p, { transferId, voucherIds });
  return { orderId: p.orderId, status: 'fulfilled', points: plain(p.points), voucherIds };
}

/** The facts of an order that stock served at once, and what its audit row says. */
export function announce(
  ctx: Pick<Ctx, 'emit' | 'note'>,
  p: Purchase,
  o: { transferId: string; voucherIds: string[] },
): void {
  const order = { objectType: 'order', objectId: p.orderId };
  const points = plain(p.points);
  const quantity = p.lines.reduce((sum, l) => sum + l.quantity, 0);
  ctx.emit({ ...order, type: 'order.placed', data: { channel: p.channel, points, quantity } });
  ctx.emit({ ...order, type: 'order.paid', data: { points, transferId: o.transferId, from: p.payer.kind } });
  ctx.emit({ ...order, type: 'order.fulfilled', data: { supplier: 'stock', voucherIds: o.voucherIds } });
  const products = p.lines.map((l) => l.product.id);
  ctx.note({ objectId: p.orderId, detail: { points, products, quantity, payer: accountId(p.payer) } });
}

/** Names the other values that could be had now. */
export async function refuseSoldOut(
  ctx: Ctx,
  line: { product: { id: string }; denomination: bigint },
): Promise<never> {
  const values = await valuesInStock(ctx, line.product.id);
  return refuseOutOfStock(values.filter((v) => v !== Number(line.denomination)));
}

/** Says how much is missing, and where. */
export async function refuseShort(
  ctx: Ctx,
  payer: AccountKey,
  { points, accounts }: { points: bigint; accounts: string[] },
): Promise<never> {
  await refuseBudget(ctx, accounts);
  const { available } = await balanceOf(ctx, payer);
  const short = points - available;
  const messages: Partial<Record<AccountKey['kind'], string>> = {
    wallet: `You are ${short} points short. Nothing was charged.`,
    budget: `The budget is ${short} points short. Allocate more to it and try again. Nothing was charged.`,
  };
  return refuse('insufficient_points', {
    message:
      messages[payer.kind] ??
      `The program is ${short} points short. Fund it and try again. Nothing was charged.`,
    params: { short, balance: available, price: points },
  });
}
