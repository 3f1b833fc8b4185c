import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { POINTS } from '#lib/money.ts';
import { plain } from '#lib/plain.ts';
import { findListing, offers } from '#modules/catalog/index.ts';
import { balanceOf } from '#modules/ledger/index.ts';
import { pointsFor, rateOf } from '#modules/points/index.ts';
import { valuesInStock } from '#modules/vouchers/index.ts';
import { QUOTE_MINUTES, type Quote, quoteInput } from './schema.ts';
import { insertQuote } from './store.ts';

/** Locks the price of one voucher for the signed-in member; redeeming charges exactly this. */
export const quote = verb({
  name: 'orders.quote',
  permission: 'orders.redeem',
  members: true,
  input: quoteInput,
  run: async (ctx, { listingId, denomination }): Promise<Quote> => {
    const listing = (await findListing(ctx, { listingId })) ?? notFound();
    const value = plain(denomination);
    if (!offers(listing, value)) {
      refuse('invalid', {
        message: 'denomination: is not a value of this product',
        fields: [{ field: 'denomination', message: 'is not a value of this product' }],
      });
    }
    const stocked = await valuesInStock(ctx, listing.productId);
    if (!stocked.includes(value)) refuseOutOfStock(stocked);
    const rate =
      (await rateOf(ctx, listing.currency)) ??
      refuse('not_available', 'This product has no price in points yet.');
    const unitPoints = pointsFor(denomination, rate, listing.markupBasisPoints);
    const id = newId('quote');
    const expiresAt = new Date(ctx.now.getTime() + QUOTE_MINUTES * 60_000);
    await insertQuote(ctx, {
      id,
      memberId: ctx.actor.id,
      productId: listing.productId,
      denomination,
      currency: listing.currency,
      unitPoints,
      rate,
      expiresAt,
    });
    const { available } = await balanceOf(ctx, { kind: 'wallet', ownerId: ctx.actor.id, currency: POINTS });
    ctx.note({ objectId: id });
    return {
      quoteId: id,
      listingId,
      productName: listing.name,
      denomination: value,
      currency: listing.currency,
      points: plain(unitPoints),
      balance: plain(available),
      expiresAt: expiresAt.toISOString(),
    };
  },
});

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
