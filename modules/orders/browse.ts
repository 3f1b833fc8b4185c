import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import type { Page } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import {
  facetsOf,
  findListing,
  findListings,
  type ListFilter,
  type ListingCard,
  toCard,
} from '#modules/catalog/index.ts';
import { findMember } from '#modules/identity/index.ts';
import { pointsFor, type Rate, ratesInForce, worthOf } from '#modules/points/index.ts';
import { valuesInStock } from '#modules/vouchers/index.ts';
import { browseInput, type Card, listingIdInput, type ProductDetail, suggestInput } from './schema.ts';

/** The catalogue as this tenant offers it, priced in points, one page at a time. */
export const browse = verb({
  name: 'orders.browse',
  permission: 'catalog.read',
  members: true,
  reads: true,
  input: browseInput,
  run: async (ctx, { maxPoints, country, ...input }): Promise<Page<Card>> => {
    const [rates, own] = await Promise.all([ratesInForce(ctx), country ? null : ownCountry(ctx)]);
    const where = country === 'all' ? undefined : (country ?? own ?? undefined);
    const maxFrom = maxPoints ? affordable(BigInt(maxPoints), rates) : undefined;
    return cards(ctx, rates, { ...input, country: where, maxFrom });
  },
});

/** What to offer while someone types: brands first, then products. */
export const suggest = verb({
  name: 'orders.suggest',
  permission: 'catalog.read',
  members: true,
  reads: true,
  input: suggestInput,
  run: async (ctx, { q }) => {
    const country = (await ownCountry(ctx)) ?? undefined;
    const { items } = await cards(ctx, await ratesInForce(ctx), { q, country, limit: 12 });
    const brands = new Map(items.map((i) => [i.brand.id, i.brand]));
    return { brands: [...brands.values()].slice(0, 4), products: items.slice(0, 6) };
  },
});

/** Countries, kinds and categories that have something to show, with counts. */
export const facets = verb({
  name: 'orders.facets',
  permission: 'catalog.read',
  members: true,
  reads: true,
  input: z.object({ country: z.string().max(3).optional() }),
  run: async (ctx, { country }) =>
    facetsOf(ctx, country === 'all' ? undefined : (country ?? (await ownCountry(ctx)) ?? undefined)),
});

const ROW_CATEGORIES = 4;

/** The curated rows of the home screen. */
export const homeRows = verb({
  name: 'orders.homeRows',
  permission: 'catalog.read',
  members: true,
  reads: true,
  input: z.object({}),
  run: async (ctx) => {
    const country = (await ownCountry(ctx)) ?? undefined;
    const rates = await ratesInForce(ctx);
    const featured = await cards(ctx, rates, { country, featured: true, limit: 8 });
    const { categories } = await facetsOf(ctx, country);
    const busiest = [...categories].sort((a, b) => b.count - a.count).slice(0, ROW_CATEGORIES);
    const rows = [];
    for (const { slug, name } of busiest) {
      const { items } = await cards(ctx, rates, { country, category: slug, limit: 8 });
      rows.push({ category: { slug, name }, items });
    }
    return { featured: featured.items, rows };
  },
});

/** One product with every value that can be chosen and its price in points. */
export const showProduct = verb({
  name: 'orders.showProduct',
  permission: 'catalog.read',
  members: true,
  reads: true,
  input: listingIdInput,
  run: async (ctx, { listingId }): Promise<ProductDetail> => {
    const listing = (await findListing(ctx, { listingId })) ?? notFound();
    const rates = await ratesInForce(ctx);
    const rate = rates.get(listing.currency) ?? notFound();
    const stocked = await valuesInStock(ctx, listing.productId);
    const values =
      listing.denominationType === 'fixed' ? listing.values : [...new Set([...listing.values, ...stocked])];
    const denominations = values
      .sort((a, b) => a - b)
      .map((value) => ({
        value,
        points: plain(pointsFor(BigInt(value), rate, listing.markupBasisPoints)),
        inStock: stocked.includes(value),
      }));
    const { values: _, position: __, ...rest } = listing;
    return {
      ...rest,
      ...priced(listing, rates),
      denominations,
      min: listing.from,
      max: listing.to,
      ratePoints: plain(rate.points),
      rateMinorUnits: plain(rate.minorUnits),
    };
  },
});

async function ownCountry(ctx: Ctx): Promise<string | null> {
  return ctx.actor.type === 'member' ? ((await findMember(ctx, ctx.actor.id))?.country ?? null) : null;
}

async function cards(
  ctx: Ctx,
  rates: Map<string, Rate>,
  filter: Omit<ListFilter, 'visible'>,
): Promise<Page<Card>> {
  const page = await findListings(ctx, { ...filter, visible: true });
  const items = page.items.map((row) => {
    const { markupBasisPoints: _, position: __, ...card } = priced(toCard(row), rates);
    return card;
  });
  return { items, nextCursor: page.nextCursor };
}

function priced<L extends ListingCard>(listing: L, rates: Map<string, Rate>) {
  const rate = rates.get(listing.currency);
  const fromPoints = rate ? plain(pointsFor(BigInt(listing.from), rate, listing.markupBasisPoints)) : null;
  return { ...listing, artUrl: `/art/${listing.brand.id}.svg`, fromPoints };
}

/** The most minor units of each currency that so many points can pay for. */
function affordable(points: bigint, rates: Map<string, Rate>): Map<string, bigint> {
  return new Map([...rates].map(([currency, rate]) => [currency, worthOf(points, rate)]));
}
