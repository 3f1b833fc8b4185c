import type { Ctx } from '#core/context.ts';
import { plain } from '#lib/plain.ts';
import { findListing, offers } from '#modules/catalog/index.ts';
import { pointsFor, rateOf } from '#modules/points/index.ts';
import { freeCount } from '#modules/vouchers/index.ts';
import { canSupply } from './serve.ts';

type Wanted = { listingId: string; denomination: bigint; quantity: number };

/**
 * What one of a listing's vouchers costs now and how many of those wanted could be had; null when it is not offered at
 * that value. It locks nothing: a quote fixes the price, an order takes the codes.
 */
export async function offerOf(
  ctx: Ctx,
  { listingId, denomination, quantity }: Wanted,
): Promise<{ unitPoints: bigint; free: number } | null> {
  const listing = await findListing(ctx, { listingId });
  if (!listing || !offers(listing, plain(denomination))) return null;
  const rate = await rateOf(ctx, listing.currency);
  if (!rate) return null;
  const free = await freeCount(ctx, { productId: listing.productId, denomination, most: quantity });
  const supplied = free < quantity && (await canSupply(ctx, { ...listing, denomination }));
  return {
    unitPoints: pointsFor(denomination, rate, listing.priceTerms),
    free: supplied ? quantity : free,
  };
}
