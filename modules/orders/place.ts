import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { POINTS } from '#lib/money.ts';
import { plain } from '#lib/plain.ts';
import { findListing, offers } from '#modules/catalog/index.ts';
import { findMember, findMemberByEmail } from '#modules/identity/index.ts';
import { type AccountKey, balanceOf, transfer } from '#modules/ledger/index.ts';
import { pointsFor, type Rate, rateOf } from '#modules/points/index.ts';
import { issueFromStock, valuesInStock } from '#modules/vouchers/index.ts';
import { refuseOutOfStock } from './quote.ts';
import { type PlacedOrder, placeInput, redeemInput } from './schema.ts';
import { insertFulfilledOrder, selectQuote } from './store.ts';

type Purchase = {
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

/** An integration's order: paid from the program's points, for a recipient by e-mail. */
export const place = verb({
  name: 'orders.place',
  permission: 'orders.place',
  input: placeInput,
  run: async (ctx, { productId, denomination, currency, quantity, recipient }): Promise<PlacedOrder> => {
    const [listing, rate, member] = await Promise.all([
      findListing(ctx, { productId }),
      rateOf(ctx, currency),
      findMemberByEmail(ctx, recipient.email),
    ]);
    if (!listing) notFound();
    if (listing.currency !== currency) wrong('currency', `must be ${listing.currency} for this product`);
    if (!offers(listing, plain(denomination))) wrong('denomination', 'is not a value of this product');
    if (!rate) refuse('not_available', 'This product has no price in points yet.');
    return buy(ctx, {
      channel: 'api',
      payer: { kind: 'program', currency: POINTS },
      memberId: null,
      recipient: { email: recipient.email, name: recipient.name ?? member?.name ?? null },
      recipientMemberId: member?.status === 'active' ? member.id : null,
      product: { id: productId, name: listing.name, currency },
      denomination,
      quantity,
      unitPoints: pointsFor(denomination, rate, listing.markupBasisPoints),
      rate,
    });
  },
});

/** A member's own order at a quoted price, paid from the wallet. */
export const redeem = verb({
  name: 'orders.redeem',
  permission: 'orders.redeem',
  members: true,
  input: redeemInput,
  run: async (ctx, { quoteId }): Promise<PlacedOrder> => {
    const quote = await selectQuote(ctx, quoteId);
    if (!quote || quote.memberId !== ctx.actor.id) notFound();
    const member = (await findMember(ctx, ctx.actor.id)) ?? notFound();
    const listing = await findListing(ctx, { productId: quote.productId });
    if (!listing) refuse('not_available', 'This product is not offered any more. Nothing was charged.');
    if (quote.expiresAt <= ctx.now) {
      const rate = (await rateOf(ctx, quote.currency)) ?? quote.rate;
      const points = pointsFor(quote.denomination, rate, listing.markupBasisPoints);
      if (points !== quote.unitPoints) {
        refuse('price_changed', {
          message: `The price is ${points} points now, was ${quote.unitPoints}. Nothing was charged.`,
          params: { was: quote.unitPoints, now: points },
        });
      }
    }
    return buy(ctx, {
      channel: 'storefront',
      payer: { kind: 'wallet', ownerId: member.id, currency: POINTS },
      memberId: member.id,
      recipient: { email: member.email, name: member.name },
      recipientMemberId: member.id,
      product: { id: listing.productId, name: listing.name, currency: listing.currency },
      denomination: quote.denomination,
      quantity: 1,
      unitPoints: quote.unitPoints,
      rate: quote.rate,
    });
  },
});

/** Points, order, codes and facts in the caller's one transaction: all of them, or nothing. */
async function buy(ctx: Ctx, p: Purchase): Promise<PlacedOrder> {
  const orderId = newId('order');
  const orderLineId = newId('line');
  const points = p.unitPoints * BigInt(p.quantity);
  const transferId = await transfer(ctx, {
    debit: p.payer,
    credit: { kind: 'redeemed', currency: POINTS },
    amount: points,
    code: 'redeem',
    reference: orderId,
  });
  if (!transferId) await refuseShort(ctx, p.payer, points);
  const paidBy = transferId ?? '';
  const voucherIds = await issueFromStock(ctx, {
    orderId,
    orderLineId,
    productId: p.product.id,
    denomination: p.denomination,
    currency: p.product.currency,
    quantity: p.quantity,
    memberId: p.recipientMemberId,
    transferId: paidBy,
  });
  if (!voucherIds)
    refuseOutOfStock((await valuesInStock(ctx, p.product.id)).filter((v) => v !== Number(p.denomination)));
  await insertFulfilledOrder(ctx, {
    ...p,
    id: orderId,
    lineId: orderLineId,
    fulfilmentId: newId('fulfilment'),
    points,
    transferId: paidBy,
    productId: p.product.id,
    productName: p.product.name,
    currency: p.product.currency,
  });
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

function wrong(field: string, message: string): never {
  refuse('invalid', { message: `${field}: ${message}`, fields: [{ field, message }] });
}
