import type { Ctx } from '#core/context.ts';
import type { WareFacet, WareFacets, WareFilter } from './schema.ts';
import { normalise } from './search.ts';
import { plainPlans, wareConditions, wareFilters, wares } from './ware-filters.ts';
import { foundBy } from './ware-queries.ts';

const MOST_OF_A_FACET = 300;
const FACETS = [
  'kind',
  'category',
  'country',
  'currency',
  'brand',
  'supplier',
  'listed',
  'stock',
  'featured',
] as const;
type Facet = (typeof FACETS)[number];
type Row = { facet: Facet | 'total'; code: string; name: string; count: number };

/** How many products each further choice would leave, each counted as if its own filter were off. */
export async function selectWareFacets(ctx: Ctx, f: WareFilter): Promise<WareFacets> {
  const { sql, tenant } = ctx;
  const found = f.q && normalise(f.q) ? await foundBy(ctx, f.q) : null;
  const others = (mine?: Facet) =>
    FACETS.filter((each) => each !== mine).reduce(
      (sum, each) => sql`${sum} and ${sql(`is_${each}`)}`,
      sql`true`,
    );
  const alike = (facet: Facet, column: string) => sql`
      union all select ${facet}, ${sql(column)}::text, '', sum(n)::int from base where ${others(facet)} group by ${sql(column)}`;
  await sql`select ${plainPlans(sql)}`;
  const rows = await sql<Row[]>`
    with alike as materialized (
      select p.kind, p.categories, p.country, p.currency, p.brand_id,
             case when l.id is null then 'no' when l.visible then 'shown' else 'hidden' end as listed,
             coalesce(l.in_stock, false) as stock, coalesce(l.featured, false) as featured,
             (true ${wareConditions(ctx, f).supplier}) as is_supplier, count(*)::int as n
        from ${wares(ctx)} ${found ? sql`and p.id = any(${found}::text[])` : sql``}
       group by 1, 2, 3, 4, 5, 6, 7, 8, 9),
    base as materialized (select *, ${chosenOf(sql, f)} from alike),
    counted as (
      select 'total' as facet, '' as code, '' as name, coalesce(sum(n), 0)::int as count from base where ${others()}
      ${alike('kind', 'kind')} ${alike('country', 'country')} ${alike('currency', 'currency')}
      ${alike('listed', 'listed')} ${alike('stock', 'stock')} ${alike('featured', 'featured')}
      union all select 'category', c.slug, c.name, sum(n)::int
                  from base cross join lateral unnest(categories) s join categories c on c.slug = s
                 where ${others('category')} group by c.slug, c.name
      union all (select 'brand', brand_id, b.name, sum(n)::int from base join brands b on b.id = brand_id
                  where ${others('brand')} group by brand_id, b.name order by 4 desc, 3 limit ${MOST_OF_A_FACET})
      union all select 'supplier', a.id, a.name, o.n
                  from (select o.account_id, count(*)::int as n
                          from supplier_offers o, ${wares(ctx)} and o.tenant_id = ${tenant.id} and o.product_id = p.id
                               ${wareFilters(ctx, { ...f, accountId: undefined })}
                               ${found ? sql`and p.id = any(${found}::text[])` : sql``} group by o.account_id) o
                  join supplier_accounts a on a.tenant_id = ${tenant.id} and a.id = o.account_id)
    select * from counted order by facet, count desc, name, code`;
  const of = (facet: Facet): WareFacet[] =>
    rows.filter((r) => r.facet === facet).map(({ code, name, count }) => ({ code, name, count }));
  return {
    total: rows.find((r) => r.facet === 'total')?.count ?? 0,
    kinds: of('kind'),
    categories: of('category'),
    countries: of('country'),
    currencies: of('currency'),
    brands: of('brand'),
    suppliers: of('supplier'),
    listed: of('listed'),
    stock: of('stock'),
    featured: of('featured'),
  };
}

/** Whether a group of products that are alike passes each filter. */
function chosenOf(sql: Ctx['sql'], f: WareFilter) {
  const is = (column: string, value: string | boolean | undefined) =>
    value === undefined ? sql`true` : sql`${sql(column)} = ${value}`;
  return sql`
    ${is('kind', f.kind)} as is_kind, ${is('country', f.country)} as is_country,
    ${is('currency', f.currency)} as is_currency, ${is('brand_id', f.brandId)} as is_brand,
    ${is('stock', f.inStock)} as is_stock, ${is('featured', f.featured)} as is_featured,
    ${f.category ? sql`${f.category} = any(categories)` : sql`true`} as is_category,
    ${f.listed === 'out' ? sql`listed <> 'shown'` : is('listed', f.listed)} as is_listed`;
}
