import { z } from 'zod';
import { SORTS } from '#modules/catalog/schema.ts';
import { browseInput } from '#modules/orders/schema.ts';

const { shape } = browseInput;
const on = z.literal('1');

/** What the address of the browse page may say; anything odd in it is left out, never an error. */
const FILTERS = {
  q: z.string().trim().min(1).max(100),
  country: shape.country.unwrap(),
  currency: shape.currency.unwrap(),
  kind: shape.kind.unwrap(),
  category: z.string().regex(/^[\w-]{1,60}$/),
  least: shape.least.unwrap(),
  most: shape.most.unwrap(),
  maxPoints: z.coerce.number().int().min(1).max(1_000_000_000_000),
  afford: on,
  instant: on,
  favourites: on,
  sort: z.enum(SORTS),
} as const;
export type FilterName = keyof typeof FILTERS;
export type Filters = Partial<Record<FilterName, string>>;
type Search = Record<string, string | string[] | undefined>;

export function readFilters(search: Search): Filters {
  const filters: Filters = {};
  for (const name of Object.keys(FILTERS) as FilterName[]) {
    const value = search[name];
    const parsed = typeof value === 'string' && value !== '' ? FILTERS[name].safeParse(value) : null;
    if (parsed?.success) filters[name] = String(parsed.data);
  }
  return filters;
}

export const PAGE = 24;
const MOST_AT_ONCE = 96;

/** Where in the list somebody is: behind a cursor without scripts, or so many tiles down before a reload. */
export function readPlace(search: Search): { cursor?: string; limit: number } {
  const { after, shown } = search;
  const tiles = Math.ceil(Number(shown) / PAGE) * PAGE;
  return {
    ...(typeof after === 'string' && after.length <= 400 ? { cursor: after } : {}),
    limit: Math.min(Math.max(Number.isFinite(tiles) ? tiles : 0, PAGE), MOST_AT_ONCE),
  };
}

/** The same as a question to the shop. */
export function questionOf(
  { afford, instant, favourites, ...rest }: Filters,
  balance: number,
): Record<string, unknown> {
  return {
    ...rest,
    ...(instant && { instant: true }),
    ...(favourites && { favourites: true }),
    ...(afford && { maxPoints: Math.max(balance, 1) }),
  };
}

/** The address with some filters changed; null takes one away. */
export function withFilter(filters: Filters, change: Partial<Record<FilterName, string | null>>): string {
  return browseHref({ ...filters, ...change });
}

export function browseHref(search: Record<string, string | null | undefined>): string {
  const given = Object.entries(search).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return given.length > 0 ? `/browse?${new URLSearchParams(given)}` : '/browse';
}

export function without(filters: Filters, ...names: FilterName[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).filter(([name]) => !names.includes(name as FilterName)),
  ) as Record<string, string>;
}
