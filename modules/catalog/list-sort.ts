import type { PendingQuery, Row } from 'postgres';
import type { Ctx } from '#core/context.ts';
import type { PriceRatio, Sort } from './schema.ts';

type Order = { key: PendingQuery<Row[]>; part: 'amount' | 'text'; down: boolean };
/** Behind every price: what has no rate yet. */
const NO_PRICE = '999999999999999999';

/** What a list is sorted by, besides the program's own order; ties are broken by id in the same direction. */
export function orderOf(sql: Ctx['sql'], sort: Sort, ratios: ReadonlyMap<string, PriceRatio>): Order {
  if (sort === 'newest') return { key: sql`l.id`, part: 'text', down: true };
  if (sort === 'name') return { key: sql`p.search_text`, part: 'text', down: false };
  return { key: fromPoints(sql, ratios), part: 'amount', down: sort === '-price' };
}

/** The lowest price in points, rounded up as every price is (modules/points/rate.ts). */
function fromPoints(sql: Ctx['sql'], ratios: ReadonlyMap<string, PriceRatio>) {
  const all = [...ratios];
  return sql`coalesce((
    select ceil(p.min_value::numeric * r.points * (10000 + l.markup_basis_points) / (r.minor_units * 10000.0))::bigint
      from unnest(${all.map(([c]) => c)}::text[], ${all.map(([, r]) => r.points.toString())}::bigint[],
                  ${all.map(([, r]) => r.minorUnits.toString())}::bigint[]) as r(currency, points, minor_units)
     where r.currency = p.currency), ${NO_PRICE}::bigint)`;
}
