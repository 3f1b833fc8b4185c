import { z } from 'zod';
import { verb } from '#core/verb.ts';
import type { Page } from '#lib/page.ts';
import { facetsOf } from '#modules/catalog/index.ts';
import { ratesInForce } from '#modules/points/index.ts';
import { affordable, cards, ownCountry } from './cards.ts';
import { browseInput, type Card, suggestInput } from './schema.ts';

/** The catalogue as this tenant offers it, priced in points, one page at a time. */
export const browse = verb({
  name: 'orders.browse',
  permission: 'catalog.read',
  members: true,
  reads: true,
  input: browseInput,
  run: async (ctx, { maxPoints, country, ...input }): Promise<Page<Card>> => {
    const own = country ? null : await ownCountry(ctx);
    const filter = { ...input, country: country === 'all' ? undefined : (country ?? own ?? undefined) };
    if (!maxPoints) return cards(ctx, ratesInForce(ctx), filter);
    const rates = await ratesInForce(ctx);
    return cards(ctx, rates, { ...filter, maxFrom: affordable(BigInt(maxPoints), rates) });
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
