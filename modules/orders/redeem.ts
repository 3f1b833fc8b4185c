import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { POINTS } from '#lib/money.ts';
import { findListing, type PriceTerms } from '#modules/catalog/index.ts';
import { findMember } from '#modules/identity/index.ts';
import { pointsFor, rateOf } from '#modules/points/index.ts';
import { vouchersOfOrder } from '#modules/vouchers/index.ts';
import { cardPart } from './card-share.ts';
import { openOrder } from './open.ts';
import { numbered, type PurchaseLine } from './purchase.ts';
import { selectOrder } from './queries.ts';
import { receiverOf, whenToDeliver } from './receiver.ts';
import { MAX_AHEAD_DAYS, MAX_CARD_AHEAD_DAYS, type PlacedOrder, redeemInput } from './schema.ts';
import { claimQuote, type QuoteLine, type QuoteRow, selectQuote } from './store.ts';

/**
 * A member's own order at a quoted price, paid from the wallet. A quote buys once: asked again, under whatever
 * key, it answers with the order that it became.
 */
export const redeem = verb({
  name: 'orders.redeem',
  permission: 'orders.redeem',
  members: true,
  input: redeemInput,
  run: async (ctx, { quoteId, walletPoints, gift, ...when }): Promise<PlacedOrder> => {
    const orderId = newId('order');
    const quote = await claimQuote(ctx, { id: quoteId, memberId: ctx.actor.id, orderId });
    if (!quote) return alreadyPlaced(ctx, quoteId);
    const member = (await findMember(ctx, ctx.actor.id)) ?? notFound();
    const lines: Omit<PurchaseLine, 'firstUnit'>[] = [];
    for (const line of quote.lines) lines.push(await stillOffered(ctx, quote, line));
    const basket = numbered(lines);
    const receiver = gift && (await receiverOf(ctx, gift.to));
    const card = await cardPart(ctx, quote, { points: basket.points, walletPoints });
    const at = await whenToDeliver(ctx, when, card ? MAX_CARD_AHEAD_DAYS : MAX_AHEAD_DAYS);
    return openOrder(ctx, {
      orderId,
      channel: 'storefront',
      payer: { kind: 'wallet', ownerId: member.id, currency: POINTS },
      budgetId: null,
      memberId: member.id,
      recipient: receiver?.recipient ?? { email: member.email, name: member.name },
      recipientMemberId: receiver ? receiver.memberId : member.id,
      ...basket,
      card,
      gift: gift ? { message: gift.message, from: gift.from ?? member.name } : null,
      deliverAt: at,
    });
  },
});

async function alreadyPlaced(ctx: Ctx, quoteId: string): Promise<PlacedOrder> {
  return (await orderOfQuote(ctx, quoteId)) ?? notFound();
}

/** The order that the signed-in member's quote became; null while it has not. */
export async function orderOfQuote(ctx: Ctx, quoteId: string): Promise<PlacedOrder | null> {
  const quote = await selectQuote(ctx, quoteId);
  return quote?.orderId && quote.memberId === ctx.actor.id ? orderPlaced(ctx, quote.orderId) : null;
}

/** An order as its placing answered it, where it stands now. */
export async function orderPlaced(ctx: Ctx, id: string): Promise<PlacedOrder> {
  const { orderId, status, points } = (await selectOrder(ctx, id)) ?? notFound();
  const vouchers = await vouchersOfOrder(ctx, orderId);
  return { orderId, status, points, voucherIds: vouchers.map((v) => v.voucherId) };
}

/** The product as it is offered now, at the quoted price. An expired quote still buys while the price is the same. */
async function stillOffered(
  ctx: Ctx,
  quote: QuoteRow,
  line: QuoteLine,
): Promise<Omit<PurchaseLine, 'firstUnit'>> {
  const listing = await findListing(ctx, { productId: line.productId });
  if (!listing) refuse('not_available', 'This product is not offered any more. Nothing was charged.');
  if (quote.expiresAt <= ctx.now) await refuseOtherPrice(ctx, line, listing.priceTerms);
  const { name, currency, country } = listing;
  const product = { id: line.productId, name, currency, country };
  const { denomination, quantity, unitPoints, rate } = line;
  return { id: newId('line'), product, denomination, quantity, unitPoints, rate };
}

async function refuseOtherPrice(ctx: Ctx, line: QuoteLine, terms: PriceTerms): Promise<void> {
  const rate = (await rateOf(ctx, line.currency)) ?? line.rate;
  const points = pointsFor(line.denomination, rate, terms);
  if (points === line.unitPoints) return;
  refuse('price_changed', {
    message: `The price is ${points} points now, was ${line.unitPoints}. Nothing was charged.`,
    params: { was: line.unitPoints, now: points },
  });
}
