import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { plain } from '#lib/plain.ts';
import { findListing } from '#modules/catalog/index.ts';
import { pointsFor, ratesInForce } from '#modules/points/index.ts';
import { valuesSupplied } from '#modules/suppliers/index.ts';
import { valuesInStock } from '#modules/vouchers/index.ts';
import { priced } from './cards.ts';
import { listingIdInput, type ProductDetail, productIdInput } from './schema.ts';

/** One product with every value that can be chosen and its price in points. */
export const showProduct = verb({
  name: 'orders.showProduct',
  permission: 'catalog.read',
  members: true,
  reads: true,
  input: listingIdInput,
  run: (ctx, by) => detail(ctx, by),
});

/** The same by the product's own id, which is what integrations keep. */
export const showOffer = verb({
  name: 'orders.showOffer',
  permission: 'catalog.read',
  reads: true,
  input: productIdInput,
  run: (ctx, by) => detail(ctx, by),
});

async function detail(ctx: Ctx, by: { listingId: string } | { productId: string }): Promise<ProductDetail> {
  const listing = (await findListing(ctx, by)) ?? notFound();
  const rates = await ratesInForce(ctx);
  const rate = rates.get(listing.currency) ?? notFound();
  const stocked = await valuesInStock(ctx, listing.productId);
  const { productId, country } = listing;
  const supplied = await valuesSupplied(ctx, { productId, country, values: listing.values });
  const values =
    listing.denominationType === 'fixed' ? listing.values : [...new Set([...listing.values, ...stocked])];
  const denominations = values
    .sort((a, b) => a - b)
    .map((value) => ({
      value,
      points: plain(pointsFor(BigInt(value), rate, listing.priceTerms)),
      inStock: stocked.includes(value) || supplied.includes(value),
    }));
  const { values: _, position: __, ...rest } = priced(listing, rates);
  return {
    ...rest,
    inStock: rest.inStock || denominations.some((d) => d.inStock),
    anyValue: listing.denominationType === 'range' && (await suppliesAll(ctx, listing)),
    denominations,
    min: listing.from,
    max: listing.to,
    ratePoints: plain(rate.points),
    rateMinorUnits: plain(rate.minorUnits),
  };
}

/** Whether a supplier makes every value of a range, so that none has to lie in stock. */
async function suppliesAll(ctx: Ctx, l: { productId: string; country: string; from: number; to: number }) {
  const ends = [l.from, l.to];
  return (await valuesSupplied(ctx, { ...l, values: ends })).length === new Set(ends).size;
}
