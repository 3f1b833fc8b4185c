import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { POINTS } from '#lib/money.ts';
import { plain } from '#lib/plain.ts';
import { findListing, offers } from '#modules/catalog/index.ts';
import { balanceOf } from '#modules/ledger/index.ts';
import { pointsFor, type Rate, rateOf } from '#modules/points/index.ts';
import { cardOffer, cardShare } from './card-share.ts';
import { QUOTE_MINUTES, type Quote, quoteInput } from './schema.ts';
import { canServe } from './serve.ts';
import { insertQuote, type QuoteLine } from './store.ts';

type Wanted = { listingId: string; denomination: bigint; quantity: number };
type Priced = QuoteLine & { listingId: string; productName: string };

/** Locks the price of a basket for the signed-in member; redeeming charges exactly this. */
export const quote = verb({
  name: 'orders.quote',
  permission: 'orders.redeem',
  members: true,
  input: quoteInput,
  run: async (ctx, input): Promise<Quote> => {
    const lines: Priced[] = [];
    for (const [i, line] of input.lines.entries()) lines.push(await price(ctx, line, i));
    const points = lines.reduce((sum, l) => sum + l.unitPoints * BigInt(l.quantity), 0n);
    const id = newId('quote');
    const expiresAt = new Date(ctx.now.getTime() + QUOTE_MINUTES * 60_000);
    const card = await cardOffer(ctx);
    await insertQuote(ctx, { id, memberId: ctx.actor.id, points, card, expiresAt, lines });
    const { available } = await balanceOf(ctx, { kind: 'wallet', ownerId: ctx.actor.id, currency: POINTS });
    const share = card && available < points ? cardShare(points - available, card) : null;
    ctx.note({ objectId: id });
    return {
      quoteId: id,
      lines: lines.map((l) => ({
        listingId: l.listingId,
        productName: l.productName,
        denomination: plain(l.denomination),
        currency: l.currency,
        quantity: l.quantity,
        points: plain(l.unitPoints * BigInt(l.quantity)),
      })),
      points: plain(points),
      balance: plain(available),
      card: share && { ...share, points: plain(share.points), amount: plain(share.amount) },
      cardRate: card && {
        points: plain(card.rate.points),
        minorUnits: plain(card.rate.minorUnits),
        currency: card.currency,
      },
      expiresAt: expiresAt.toISOString(),
    };
  },
});

async function price(ctx: Ctx, wanted: Wanted, index: number): Promise<Priced> {
  const listing = (await findListing(ctx, { listingId: wanted.listingId })) ?? notFound();
  if (!offers(listing, plain(wanted.denomination))) {
    const field = `lines.${index}.denomination`;
    refuse('invalid', {
      message: `${field}: is not a value of this product`,
      fields: [{ field, message: 'is not a value of this product' }],
    });
  }
  const served = await canServe(ctx, { ...wanted, ...listing });
  if (!served.can) refuseOutOfStock(served.values);
  const rate: Rate =
    (await rateOf(ctx, listing.currency)) ??
    refuse('not_available', 'This product has no price in points yet.');
  return {
    listingId: wanted.listingId,
    productId: listing.productId,
    productName: listing.name,
    denomination: wanted.denomination,
    currency: listing.currency,
    quantity: wanted.quantity,
    unitPoints: pointsFor(wanted.denomination, rate, listing.priceTerms),
    rate,
  };
}

/** Says which other values could be had, in minor units, so that a person need not guess. */
export function refuseOutOfStock(stocked: number[]): never {
  refuse('out_of_stock', {
    message:
      stocked.length > 0
        ? 'This value is out of stock. Choose another one. Nothing was charged.'
        : 'This product is out of stock. Nothing was charged.',
    params: { available: stocked.slice(0, 6).join(',') },
  });
}
