import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { remember } from '#core/remember.ts';
import { verb } from '#core/verb.ts';
import { audienceOf, categoryNames, findListings, type ListFilter, toCard } from '#modules/catalog/index.ts';
import { ratesInForce } from '#modules/points/index.ts';
import { ownCountry, priced } from './cards.ts';
import type { Shelf, ShelfCard } from './home-rows.ts';

const MOST_SHELVED = 96;
const ROW = 8;

/** What the home screen's rows are made of: the first listings of the member's country, the featured and the newest. */
export const homeShelf = verb({
  name: 'orders.homeShelf',
  permission: 'catalog.read',
  members: true,
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<Shelf> => {
    const [country, audience] = await Promise.all([ownCountry(ctx), audienceOf(ctx)]);
    return remember(ctx, `shelf ${country ?? ''} ${audience}`, () => shelfOf(ctx, country ?? undefined));
  },
});

async function shelfOf(ctx: Ctx, country: string | undefined): Promise<Shelf> {
  const rates = await ratesInForce(ctx);
  const take = async (filter: Partial<ListFilter> & { limit: number }): Promise<ShelfCard[]> => {
    const page = await findListings(ctx, { country, visible: true, ...filter });
    return page.items.map((row) => {
      const { priceTerms: _, position: __, ...card } = priced(toCard(row), rates);
      return { ...card, categories: row.categories };
    });
  };
  const [first, featured, newest, names] = await Promise.all([
    take({ limit: MOST_SHELVED }),
    take({ featured: true, limit: ROW }),
    take({ sort: 'newest', limit: ROW }),
    categoryNames(ctx),
  ]);
  return { first, featured, newest, names };
}
