import type { Ctx } from '#core/context.ts';
import type { WareFacet, WareFacets, WareFilter } from './schema.ts';
import { normalise } from './search.ts';
import { wareConditions, wares } from './ware-filters.ts';
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
  const c = wareConditions(ctx, f);
  const others = (mine?: Facet) =>
    FACETS.filter((each) => each !== mine).reduce(
      (sum, each) => sql`${sum} and ${sql(`is_${each}`)}`,
      sql`true`,
    );
  const rows = await sql<Row[]>`
    with base as materialized (
      select p.id, p.kind, p.categories, p.country, p.currency, p.brand_id, b.name as brand_name,
             case when l.id is null then 'no' when l.visible then 'shown' else 'hidden' end as listed,
             coalesce(l.in_stock, false) as stock, coalesce(l.featured, false) as featured,
             (true ${c.kind}) as is_kind, (true ${c.category}) as is_category, (true ${c.country}) as is_country,
             (true ${c.currency}) as is_currency, (true ${c.brand}) as is_brand, (true ${c.supplier}) as is_supplier,
             (true ${c.listed}) as is_listed, (true ${c.stock}) as is_stock, (true ${c.featured}) as is_featured
        from ${wares(ctx)} ${found ? sql`and p.id = any(${found}::text[])` : sql``}),
    counted as (
      select 'total' as facet, '' as code, '' as name, count(*)::int as count from base where ${others()}
      union all select 'kind', kind, '', count(*)::int from base where ${others('kind')} group by kind
      union all select 'country', country, '', count(*)::int from base where ${others('country')} group by country
      union all select 'currency', currency, '', count(*)::int from base where ${others('currency')} group by currency
      union all select 'listed', listed, '', count(*)::int from base where ${others('listed')} group by listed
      union all select 'stock', stock::text, '', count(*)::int from base where ${others('stock')} group by stock
      union all select 'featured', featured::text, '', count(*)::int from base where ${others('featured')}
                 group by featured
      union all select 'category', c.slug, c.name, count(*)::int
                  from base cross join lateral unnest(categories) s join categories c on c.slug = s
                 where ${others('category')} group by c.slug, c.name
      union all (select 'brand', brand_id, brand_name, count(*)::int from base where ${others('brand')}
                  group by brand_id, brand_name order by 4 desc, 3 limit ${MOST_OF_A_FACET})
      union all select 'supplier', a.id, a.name, count(distinct base.id)::int
                  from base join supplier_offers o on o.tenant_id = ${tenant.id} and o.product_id = base.id
                  join supplier_accounts a on a.tenant_id = o.tenant_id and a.id = o.account_id
                 where ${others('supplier')} group by a.id, a.name)
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
