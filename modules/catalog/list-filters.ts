import type { Ctx } from '#core/context.ts';
import { exponent } from '#lib/currency.ts';
import { minorUnitsOf, type Value } from './asked.ts';
import { openTo, viewerOf } from './audience.ts';
import { fromPoints } from './price-terms.ts';
import type { ListFilter } from './schema.ts';

type Sql = Ctx['sql'];
/** More than any value is. */
const BEYOND = '9999999999';

/** The conditions of a list over `listings l` and `products p`; each stands alone, so that facets can leave one out. */
export function conditions(ctx: Ctx, f: ListFilter) {
  const { sql } = ctx;
  return {
    shown:
      f.visible === undefined
        ? null
        : f.visible
          ? sql`and l.visible and p.status = 'live'`
          : sql`and not l.visible`,
    openTo: openTo(ctx, f.viewer ?? viewerOf(ctx)),
    featured: f.featured ? sql`and l.featured` : null,
    favourites: f.favouriteOf
      ? sql`and exists (select 1 from favourites v where v.tenant_id = l.tenant_id and v.listing_id = l.id
                           and v.member_id = ${f.favouriteOf})`
      : null,
    country: f.country ? sql`and l.country = ${f.country}` : null,
    kind: f.kind ? sql`and l.kind = ${f.kind}` : null,
    category: f.category ? sql`and ${f.category} = any(l.categories)` : null,
    currency: f.currency ? sql`and p.currency = ${f.currency}` : null,
    instant: f.instant ? sql`and p.delivery = 'instant'` : null,
    values: valuesBetween(sql, f),
    price: f.maxPoints
      ? sql`and ${fromPoints(sql, f.ratios ?? new Map())} <= ${f.maxPoints.toString()}::bigint`
      : null,
  };
}

/** All of them in a row. */
export function filters(ctx: Ctx, f: ListFilter) {
  const { sql } = ctx;
  const asked = Object.values(conditions(ctx, f)).filter((one) => one !== null);
  return asked.reduce((sum, one) => sql`${sum} ${one}`, sql``);
}

function valuesBetween(sql: Sql, { minValue, least, most }: ListFilter) {
  if (!minValue && !least && !most) return null;
  const from = minValue ? sql`${minValue}::bigint` : inMinorUnits(sql, least ?? '0');
  const to = inMinorUnits(sql, most ?? BEYOND);
  return sql`and p.max_value >= ${from} and p.min_value <= ${to}
    and (p.denomination_type = 'range'
         or exists (select 1 from unnest(p.denominations) d where d between ${from} and ${to}))`;
}

/** Products that are sold at this value. */
export function soldAt(sql: Sql, { amount, currency }: Value) {
  const asked = inMinorUnits(sql, amount);
  return sql`(${currency ? sql`p.currency = ${currency} and` : sql``}
    (${asked} = any(p.denominations)
     or p.denomination_type = 'range' and ${asked} between p.min_value and p.max_value
        and (${asked} - p.min_value) % p.step_value = 0))`;
}

/** A decimal in minor units of each row's own currency; null where that has not as many decimals. */
function inMinorUnits(sql: Sql, amount: string) {
  const minor = (places: number) => minorUnitsOf(amount, places)?.toString() ?? null;
  return sql`(case when p.currency = any(${withPlaces(0)}::text[]) then ${minor(0)}::bigint
                   when p.currency = any(${withPlaces(3)}::text[]) then ${minor(3)}::bigint
                   else ${minor(2)}::bigint end)`;
}

function withPlaces(places: number): string[] {
  return Intl.supportedValuesOf('currency').filter((code) => exponent(code) === places);
}
