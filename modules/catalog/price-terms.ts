import type { Ctx } from '#core/context.ts';
import type { PriceRatio } from './schema.ts';

type Sql = Ctx['sql'];

/** The terms of listing `l`'s prices, a column each. */
export function priceTerms({ sql }: Pick<Ctx, 'sql'>) {
  return sql`l.markup_basis_points, l.markup_points, l.round_to`;
}

/**
 * The lowest price of product `p` as listing `l`, in points; null without a rate. It is what `pointsFor`
 * (modules/points/rate.ts) would answer, for where thousands are sorted or compared.
 */
export function fromPoints(sql: Sql, ratios: ReadonlyMap<string, PriceRatio>) {
  const all = [...ratios];
  return sql`(
    select ${pointsOf(sql, sql`p.min_value`, sql`l`)}
      from unnest(${all.map(([c]) => c)}::text[], ${all.map(([, r]) => r.points.toString())}::bigint[],
                  ${all.map(([, r]) => r.minorUnits.toString())}::bigint[]) as r(currency, points, minor_units)
     where r.currency = p.currency)`;
}

/** The tenant's rates of this moment, by currency. */
export function ratesNow({ sql, tenant, now }: Pick<Ctx, 'sql' | 'tenant' | 'now'>) {
  return sql`
    select distinct on (currency) currency, points, minor_units from point_rates
     where tenant_id = ${tenant.id} and (starts_at <= ${now} or starts_at = created_at)
     order by currency, starts_at desc, id desc`;
}

/** The lowest price by a table `rates` of them; null where product `p` is not listed or has no rate. */
export function fromPointsNow(sql: Sql) {
  return sql`(select ${pointsOf(sql, sql`p.min_value`, sql`l`)} from rates r
               where r.currency = p.currency and l.id is not null)`;
}

/** A value in points at rate `r` under the terms of `under`, rounded up twice as every price is. */
export function pointsOf(sql: Sql, value: ReturnType<Sql>, under: ReturnType<Sql>) {
  return sql`(ceil((div(${value}::numeric * r.points * (10000 + ${under}.markup_basis_points)
                        + r.minor_units * 10000.0 - 1, r.minor_units * 10000.0)
                    + ${under}.markup_points) / ${under}.round_to) * ${under}.round_to)::bigint`;
}
