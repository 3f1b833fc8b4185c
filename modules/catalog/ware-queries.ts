import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import { pointsOf } from './price-terms.ts';
import type { Ware, WareFilter } from './schema.ts';
import { matchingProducts, normalise } from './search.ts';
import { wareFilters, wares } from './ware-filters.ts';

/** A search that finds more than this shows the best of them. */
const MOST_FOUND = 1_000;
/** Behind every listing stands what is not listed, by name. */
const UNLISTED = 2_147_483_647;

type Row = Omit<Ware, 'from' | 'to' | 'fromPoints'> & {
  from: bigint;
  to: bigint;
  points: bigint | null;
  position: number;
  search: string;
};
type Asked = WareFilter & { cursor?: string | undefined; limit: number };

/** One page of products that the tenant offers or could: its listings in their order, then the others by name. */
export async function selectWares(ctx: Ctx, f: Asked): Promise<Page<Ware>> {
  const found = f.q && normalise(f.q) ? await foundBy(ctx, f.q) : null;
  if (found) return rankedWares(ctx, f, found);
  const { sql } = ctx;
  const after = decodeCursor(f.cursor, ['integer', 'text', 'text']);
  const place = sql`coalesce(l.position, ${UNLISTED}::int)`;
  const rows = await detailed(
    ctx,
    sql`select p.id, ${place} as position, p.search_text from ${wares(ctx)} ${wareFilters(ctx, f)}
         ${after ? sql`and (${place}, p.search_text, p.id) > (${after[0]}, ${after[1]}, ${after[2]})` : sql``}
         order by ${place}, p.search_text, p.id limit ${f.limit + 1}`,
    sql`k.position, k.search_text, k.id`,
  );
  return pageOf(rows, f.limit, (r) => [r.position, r.search, r.productId]);
}

export const foundBy = (ctx: Ctx, q: string) => matchingProducts(ctx, q, { most: MOST_FOUND });

async function rankedWares(ctx: Ctx, f: Asked, found: string[]): Promise<Page<Ware>> {
  const { sql } = ctx;
  const offset = decodeCursor(f.cursor, ['integer'])?.[0] ?? 0;
  const rows = await detailed(
    ctx,
    sql`select p.id, array_position(${found}::text[], p.id) as position, p.search_text
          from ${wares(ctx)} ${wareFilters(ctx, f)} and p.id = any(${found}::text[])
           and array_position(${found}::text[], p.id) > ${offset}
         order by 2 limit ${f.limit + 1}`,
    sql`k.position`,
  );
  return pageOf(rows, f.limit, (r) => [r.position]);
}

type Fragment = ReturnType<Ctx['sql']>;

/** Reads in full what a page has of products, and nothing of the thousands around it. */
async function detailed({ sql, tenant }: Ctx, keys: Fragment, order: Fragment): Promise<Row[]> {
  return sql<Row[]>`
    with k as materialized (${keys})
    select p.id as "productId", l.id as "listingId", p.name, b.id as "brandId", b.name as "brandName", p.kind, p.country,
           p.currency, p.min_value as from, p.max_value as to, p.denomination_type as "denominationType", p.status,
           case when l.id is null then 'no' when l.visible then 'shown' else 'hidden' end as listed,
           coalesce(l.featured, false) as featured, coalesce(l.in_stock, false) as "inStock",
           array(select distinct a.name from supplier_offers o
                   join supplier_accounts a on a.tenant_id = o.tenant_id and a.id = o.account_id
                  where o.tenant_id = ${tenant.id} and o.product_id = p.id order by 1 limit 5) as suppliers,
           (select ${pointsOf(sql, sql`p.min_value`, sql`l`)} from point_rates r
             where r.tenant_id = ${tenant.id} and r.currency = p.currency and l.id is not null
             order by r.created_at desc, r.id desc limit 1) as points, k.position, k.search_text as search
      from k join products p on p.id = k.id join brands b on b.id = p.brand_id
      left join listings l on l.tenant_id = ${tenant.id} and l.product_id = p.id
     order by ${order}`;
}

function pageOf(rows: Row[], limit: number, position: (row: Row) => (string | number)[]): Page<Ware> {
  const page = toPage(rows, limit, position);
  return { nextCursor: page.nextCursor, items: page.items.map(toWare) };
}

function toWare({ from, to, points, position: _, search: __, ...r }: Row): Ware {
  return { ...r, from: plain(from), to: plain(to), fromPoints: points === null ? null : plain(points) };
}
