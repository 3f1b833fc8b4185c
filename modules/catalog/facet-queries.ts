import type { Ctx } from '#core/context.ts';
import { openTo, viewerOf } from './audience.ts';
import { conditions } from './list-filters.ts';
import type { Facets, ListFilter, ProductKind } from './schema.ts';
import { matchingProducts, normalise } from './search.ts';

/** A search that finds more than this is not counted to its end. */
const MOST_COUNTED = 10_000;
const MOST_LIKELY = 3;
const LEAST_LIKE = 0.15;
type Row = { facet: keyof Facets; code: string; name: string; count: number };

/**
 * What this tenant shows under these filters, counted by country, kind, category, currency and delivery. Each is
 * counted as if its own filter were off: that is what choosing another one would bring.
 */
export async function selectFacets(ctx: Ctx, f: Omit<ListFilter, 'limit'>): Promise<Facets> {
  const { sql, tenant } = ctx;
  const c = conditions(ctx, { ...f, visible: true, limit: 1 });
  const found = f.q && normalise(f.q) ? await matchingProducts(ctx, f.q, { most: MOST_COUNTED }) : null;
  const rows = await sql<Row[]>`
    with base as materialized (
      select l.country, l.kind, l.categories, p.currency, p.delivery = 'instant' as instant,
             (true ${c.country ?? sql``}) as in_country, (true ${c.kind ?? sql``}) as of_kind, (true ${c.category ?? sql``}) as in_category,
             (true ${c.currency ?? sql``}) as in_currency, (true ${c.instant ?? sql``}) as in_time
        from listings l join products p on p.id = l.product_id
       where l.tenant_id = ${tenant.id} ${c.shown ?? sql``} ${c.openTo} ${c.values ?? sql``} ${c.price ?? sql``}
         ${c.favourites ?? sql``}
         ${found ? sql`and l.product_id = any(${found}::text[])` : sql``}),
    counted as (
      select 'total' as facet, '' as code, '' as name, count(*)::int as count, 0 as position from base
       where in_country and of_kind and in_category and in_currency and in_time
      union all
      select 'instant', '', '', count(*)::int, 0 from base
       where in_country and of_kind and in_category and in_currency and instant
      union all
      select 'countries', country, '', count(*)::int, 0 from base
       where of_kind and in_category and in_currency and in_time group by country
      union all
      select 'kinds', kind, '', count(*)::int, 0 from base
       where in_country and in_category and in_currency and in_time group by kind
      union all
      select 'currencies', currency, '', count(*)::int, 0 from base
       where in_country and of_kind and in_category and in_time group by currency
      union all
      select 'categories', c.slug, c.name, count(*)::int, c.position
        from base cross join lateral unnest(categories) s join categories c on c.slug = s
       where in_country and of_kind and in_currency and in_time group by c.slug, c.name, c.position)
    select facet, code, name, count from counted order by facet, position, count desc, code`;
  return facetsFrom(rows);
}

function facetsFrom(rows: Row[]): Facets {
  const of = (facet: keyof Facets) => rows.filter((r) => r.facet === facet);
  const coded = (facet: keyof Facets) => of(facet).map(({ code, count }) => ({ code, count }));
  return {
    total: of('total')[0]?.count ?? 0,
    instant: of('instant')[0]?.count ?? 0,
    countries: coded('countries'),
    currencies: coded('currencies'),
    kinds: of('kinds').map(({ code, count }) => ({ kind: code as ProductKind, count })),
    categories: of('categories').map(({ code, name, count }) => ({ slug: code, name, count })),
  };
}

/** Brands that this tenant shows and whose names are most like a text that found nothing. */
export async function selectLikelyBrands(
  ctx: Ctx,
  { q, country }: { q: string; country: string | undefined },
): Promise<string[]> {
  const { sql, tenant } = ctx;
  const text = normalise(q);
  const rows = await sql<{ name: string }[]>`
    select b.name from brands b
     where exists (select 1 from products p join listings l on l.product_id = p.id
                    where p.brand_id = b.id and p.status = 'live' and l.tenant_id = ${tenant.id} and l.visible ${openTo(ctx, viewerOf(ctx))}
                      ${country ? sql`and l.country = ${country}` : sql``})
       and similarity(${text}, lower(b.name)) > ${LEAST_LIKE}
     order by similarity(${text}, lower(b.name)) desc, b.name limit ${MOST_LIKELY}`;
  return rows.map((r) => r.name);
}

/** The name that each browsing category was given; screens prefer their own word for it. */
export async function selectCategoryNames({ sql }: Ctx): Promise<Record<string, string>> {
  const rows = await sql<{ slug: string; name: string }[]>`select slug, name from categories`;
  return Object.fromEntries(rows.map(({ slug, name }) => [slug, name]));
}
