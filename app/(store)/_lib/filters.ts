import { z } from 'zod';
import { browseInput } from '#modules/orders/schema.ts';

/** What the address of the browse page may say; anything odd in it is left out, never an error. */
const FILTERS = {
  q: z.string().trim().min(1).max(100),
  country: browseInput.shape.country.unwrap(),
  kind: browseInput.shape.kind.unwrap(),
  category: z.string().regex(/^[\w-]{1,60}$/),
  maxPoints: z.coerce.number().int().min(1).max(1_000_000_000_000),
} as const;
export type FilterName = keyof typeof FILTERS;
export type Filters = Partial<Record<FilterName, string>>;

export function readFilters(search: Record<string, string | string[] | undefined>): Filters {
  const filters: Filters = {};
  for (const name of Object.keys(FILTERS) as FilterName[]) {
    const value = search[name];
    const parsed = typeof value === 'string' && value !== '' ? FILTERS[name].safeParse(value) : null;
    if (parsed?.success) filters[name] = String(parsed.data);
  }
  return filters;
}

/** The address with one filter changed; null takes it away. */
export function withFilter(filters: Filters, change: Partial<Record<FilterName, string | null>>): string {
  const next = Object.entries({ ...filters, ...change }).filter((pair): pair is [string, string] =>
    Boolean(pair[1]),
  );
  return next.length > 0 ? `/browse?${new URLSearchParams(next)}` : '/browse';
}

export function without(filters: Filters, ...names: FilterName[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).filter(([name]) => !names.includes(name as FilterName)),
  ) as Record<string, string>;
}
