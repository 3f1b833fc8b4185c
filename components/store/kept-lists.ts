import type { Page } from '#lib/page.ts';
import type { TileCard } from '#modules/orders/client.ts';

const MOST_LISTS = 10;
/** How many tiles a reload may ask for at once. */
const MOST_SHOWN = 96;
/** The lists of this tab as far as they were walked, by address, so that Back finds each tile where it was. */
const lists = new Map<string, Page<TileCard>>();

export function keptOf(search: string): Page<TileCard> | undefined {
  return lists.get(search);
}

/** Keeps a list, and notes its length in the address: after a reload the page comes back as long as it was. */
export function keep(search: string, list: Page<TileCard>): void {
  lists.delete(search);
  lists.set(search, list);
  const [oldest] = lists.keys();
  if (lists.size > MOST_LISTS && oldest !== undefined) lists.delete(oldest);
  const here = new URL(window.location.href);
  here.searchParams.set('shown', String(Math.min(list.items.length, MOST_SHOWN)));
  window.history.replaceState(null, '', here);
}

/** A longer list behind its first page, as long as it still is its continuation. */
export function joined(first: Page<TileCard>, longer: Page<TileCard> | undefined): Page<TileCard> {
  const continues =
    longer &&
    longer.items.length > first.items.length &&
    longer.items[0]?.listingId === first.items[0]?.listingId &&
    longer.items[first.items.length - 1]?.listingId === first.items.at(-1)?.listingId;
  if (!continues) return first;
  return {
    items: [...first.items, ...longer.items.slice(first.items.length)],
    nextCursor: longer.nextCursor,
  };
}
