import type { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import type { Page } from '#lib/page.ts';
import { type Facets, facetsOf, likelyBrands } from '#modules/catalog/index.ts';
import { type Rate, ratesInForce } from '#modules/points/index.ts';
import { cards, ownCountry } from './cards.ts';
import {
  browseInput,
  type Card,
  facetsInput,
  favouritesInput,
  type NearMisses,
  suggestInput,
} from './schema.ts';

type Rates = Map<string, Rate>;

type Asked = z.output<typeof facetsInput>;

/** What was asked, as a question to the catalogue: a member sees the own country unless another is asked for. */
async function filterOf(
  ctx: Ctx,
  { maxPoints, country, favourites, ...asked }: Asked,
  rates: Promise<Rates>,
) {
  const everywhere = country === 'all' || (favourites && !country);
  const wanted = everywhere ? undefined : (country ?? (await ownCountry(ctx)) ?? undefined);
  const favouriteOf = favourites ? ctx.actor.id : undefined;
  const priced = maxPoints ? { maxPoints: BigInt(maxPoints), ratios: await rates } : {};
  return { ...asked, country: wanted, favouriteOf, ...priced };
}

/** The catalogue as this tenant offers it, priced in points, one page at a time. */
export const browse = verb({
  name: 'orders.browse',
  permission: 'catalog.read',
  members: true,
  reads: true,
  input: browseInput,
  run: async (ctx, { sort, cursor, limit, ...asked }): Promise<Page<Card>> => {
    const rates = ratesInForce(ctx);
    const filter = await filterOf(ctx, asked, rates);
    const ratios = sort ? await rates : filter.ratios;
    return cards(ctx, rates, { ...filter, sort, ratios, cursor, limit });
  },
});

/** What the signed-in member has marked as favourite, wherever it is from, one page at a time. */
export const favourites = verb({
  name: 'orders.favourites',
  permission: 'catalog.read',
  members: true,
  reads: true,
  input: favouritesInput,
  run: (ctx, page): Promise<Page<Card>> =>
    cards(ctx, ratesInForce(ctx), { ...page, favouriteOf: ctx.actor.id }),
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

/** Countries, kinds, categories and currencies that have something to show under these filters, with counts. */
export const facets = verb({
  name: 'orders.facets',
  permission: 'catalog.read',
  members: true,
  reads: true,
  input: facetsInput,
  run: async (ctx, asked): Promise<Facets> => facetsOf(ctx, await filterOf(ctx, asked, ratesInForce(ctx))),
});

/** What would help where nothing matched: how many there are with fewer conditions, and brands that may be meant. */
export const nearMisses = verb({
  name: 'orders.nearMisses',
  permission: 'catalog.read',
  members: true,
  reads: true,
  input: facetsInput,
  run: async (ctx, { q, country }): Promise<NearMisses> => {
    const own = country === 'all' ? undefined : (country ?? (await ownCountry(ctx)) ?? undefined);
    const [here, everywhere, brands] = await Promise.all([
      facetsOf(ctx, { q, country: own }),
      facetsOf(ctx, { q }),
      q ? likelyBrands(ctx, { q, country: own }) : [],
    ]);
    return { here: here.total, everywhere: everywhere.total, brands };
  },
});
