import type { PendingQuery, Row } from 'postgres';
import type { Ctx } from '#core/context.ts';
import { fromPoints } from './price-terms.ts';
import type { PriceRatio, Sort } from './schema.ts';

type Order = { key: PendingQuery<Row[]>; part: 'amount' | 'text'; down: boolean };
/** Behind every price: what has no rate yet. */
const NO_PRICE = '999999999999999999';

/** What a list is sorted by, besides the program's own order; ties are broken by id in the same direction. */
export function orderOf(sql: Ctx['sql'], sort: Sort, ratios: ReadonlyMap<string, PriceRatio>): Order {
  if (sort === 'newest') return { key: sql`l.id`, part: 'text', down: true };
  if (sort === 'name') return { key: sql`p.search_text`, part: 'text', down: false };
  return {
    key: sql`coalesce(${fromPoints(sql, ratios)}, ${NO_PRICE}::bigint)`,
    part: 'amount',
    down: sort === '-price',
  };
}
