import { madeAt } from '#lib/id.ts';
import type { Card } from './schema.ts';

export type ShelfCard = Card & { categories: string[] };
export type Shelf = {
  first: ShelfCard[];
  featured: ShelfCard[];
  newest: ShelfCard[];
  names: Record<string, string>;
};
export type HomeRow =
  | { row: 'featured' | 'forYou' | 'newest' | 'within'; items: ShelfCard[] }
  | { row: 'category'; slug: string; name: string; items: ShelfCard[] };
type Reader = { balance: number; brandIds: readonly string[]; now: Date };

const MOST = 8;
const FEWEST = 3;
const CATEGORIES = 4;
const DAY_MS = 86_400_000;
const NEW_DAYS = 45;

/**
 * The rows of the home screen, none of them thin, and above the categories none that repeats another. "For you" is what
 * shares a category with what the member took before; "within" is left out where the balance pays for everything.
 */
export function homeRows(shelf: Shelf, reader: Reader): HomeRow[] {
  const seen = new Set<string>();
  const fresh = (cards: ShelfCard[]) => {
    const items = cards.filter((card) => !seen.has(card.listingId)).slice(0, MOST);
    if (items.length < FEWEST) return [];
    for (const card of items) seen.add(card.listingId);
    return items;
  };
  const featured = shelf.featured.slice(0, MOST);
  for (const card of featured) seen.add(card.listingId);
  const rows: HomeRow[] = [
    { row: 'featured', items: featured },
    { row: 'forYou', items: fresh(likeChosen(shelf, reader)) },
    { row: 'newest', items: fresh(recent(shelf, reader)) },
    { row: 'within', items: fresh(within(shelf, reader)) },
    ...byCategory(shelf),
  ];
  return rows.filter(({ items }) => items.length > 0);
}

function likeChosen({ first }: Shelf, { brandIds }: Reader): ShelfCard[] {
  const chosen = first.filter((card) => brandIds.includes(card.brand.id));
  const liked = new Set(chosen.flatMap((card) => card.categories));
  return first.filter(
    (card) =>
      card.inStock && !brandIds.includes(card.brand.id) && card.categories.some((slug) => liked.has(slug)),
  );
}

/** Listed lately, and after the shelves were first filled: on its first day a program has nothing that is new. */
function recent({ first, newest }: Shelf, { now }: Reader): ShelfCard[] {
  const times = first.flatMap((card) => madeAt(card.listingId)?.getTime() ?? []);
  const opened = Math.min(...times) + DAY_MS;
  const since = Math.max(opened, now.getTime() - NEW_DAYS * DAY_MS);
  return newest.filter((card) => (madeAt(card.listingId)?.getTime() ?? 0) > since);
}

function within({ first }: Shelf, { balance }: Reader): ShelfCard[] {
  const affordable = first.filter((c) => c.inStock && c.fromPoints !== null && c.fromPoints <= balance);
  return affordable.length < first.length ? affordable : [];
}

/** The categories with most on the shelf. */
function byCategory({ first, names }: Shelf): HomeRow[] {
  const cards = Map.groupBy(
    first.flatMap((card) => card.categories.map((slug) => ({ slug, card }))),
    ({ slug }) => slug,
  );
  return [...cards]
    .filter(([, items]) => items.length >= FEWEST)
    .sort(([a, left], [b, right]) => right.length - left.length || a.localeCompare(b))
    .slice(0, CATEGORIES)
    .map(([slug, items]) => ({
      row: 'category',
      slug,
      name: names[slug] ?? slug,
      items: items.map(({ card }) => card).slice(0, MOST),
    }));
}
