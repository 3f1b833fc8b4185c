import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import { fromPointsNow, ratesNow } from './price-terms.ts';
import type { SharedTexts, Ware, WareFilter, WareSort } from './schema.ts';
import { matchingProducts, normalise } from './search.ts';
import { plainPlans, unlisted, wareFilters, wares } from './ware-filters.ts';

/** A search that finds more than this shows the best of them. */
const MOST_FOUND = 1_000;
/** Behind every listing stands what is not listed, by name. */
const UNLISTED = 2_147_483_647;
/** Behind every price: what has none. */
const NO_PRICE = '999999999999999999';

type Row = Omit<Ware, 'from' | 'to' | 'fromPoints'> & {
  from: bigint;
  to: bigint;
  points: bigint | null;
  position: number;
  search: string;
};
type Asked = WareFilter & { sort?: WareSort | undefined; cursor?: string | undefined; limit: number };

/** One page of products that the tenant offers or could: its listings in their order, then the others by name. */
export async function selectWares(ctx: Ctx, f: Asked): Promise<Page<Ware>> {
  await ctx.sql`select ${plainPlans(ctx.sql)}`;
  const found = f.q && normalise(f.q) ? await foundBy(ctx, f.q) : null;
  if (f.sort) return sortedWares(ctx, f, f.sort, found);
  return found ? rankedWares(ctx, f, found) : waresInOrder(ctx, f);
}

/** Both halves are one index walk from the cursor, whatever their number. */
async function waresInOrder(ctx: Ctx, f: Asked): Promise<Page<Ware>> {
  const after = decodeCursor(f.cursor, ['integer', 'text', 'text']);
  const further = after?.[0] === UNLISTED;
  const limit = f.limit + 1;
  const listed = further || f.listed === 'no' ? [] : await ownWares(ctx, f, { after, limit });
  const room = limit - listed.length;
  const others =
    room > 0 && mayBeUnlisted(f) ? await otherWares(ctx, f, { after: further ? after : null, room }) : [];
  return pageOf([...listed, ...others], f.limit, (r) => [r.position, r.search, r.listingId ?? r.productId]);
}

type Place = readonly [number, string, string];

function ownWares(ctx: Ctx, f: Asked, { after, limit }: { after: Place | null; limit: number }) {
  const { sql, tenant } = ctx;
  return detailed(
    ctx,
    sql`select p.id, l.position, '' as search_text, l.id as tie
          from listings l join products p on p.id = l.product_id
         where l.tenant_id = ${tenant.id} ${wareFilters(ctx, f)}
           ${after ? sql`and (l.position, l.id) > (${after[0]}, ${after[2]})` : sql``}
         order by l.position, l.id limit ${limit}`,
    sql`k.position, k.tie`,
  );
}

function mayBeUnlisted({ listed, inStock, featured }: WareFilter): boolean {
  return (!listed || listed === 'no' || listed === 'out') && !inStock && !featured;
}

function otherWares(ctx: Ctx, f: Asked, { after, room }: { after: Place | null; room: number }) {
  const { sql } = ctx;
  return detailed(
    ctx,
    sql`select p.id, ${UNLISTED}::int as position, p.search_text
          from ${unlisted(ctx)} ${wareFilters(ctx, { ...f, listed: undefined, inStock: undefined, featured: undefined })}
           ${after ? sql`and (p.search_text, p.id) > (${after[1]}, ${after[2]})` : sql``}
         order by p.search_text, p.id limit ${room}`,
    sql`k.search_text, k.id`,
  );
}

/** By name or by price; what has no price comes last, whichever way. */
async function sortedWares(ctx: Ctx, f: Asked, sort: WareSort, found: string[] | null): Promise<Page<Ware>> {
  const { sql } = ctx;
  const byName = sort.endsWith('name');
  const down = sort.startsWith('-');
  const after = decodeCursor(f.cursor, [byName ? 'text' : 'amount', 'text']);
  const price = sql`coalesce(${fromPointsNow(sql)}, ${down ? '-1' : NO_PRICE}::bigint)`;
  const key = byName ? sql`p.search_text` : price;
  const rows = await detailed(
    ctx,
    sql`select * from (select p.id, 0 as position, ${key} as key, ${byName ? sql`p.search_text` : sql`${key}::text`} as search_text
                         from ${wares(ctx)} ${wareFilters(ctx, f)}
                         ${found ? sql`and p.id = any(${found}::text[])` : sql``}) x
         ${after ? sql`where (key, id) ${down ? sql`<` : sql`>`} (${String(after[0])}, ${after[1]})` : sql``}
         order by key ${down ? sql`desc` : sql``}, id ${down ? sql`desc` : sql``} limit ${f.limit + 1}`,
    sql`k.key ${down ? sql`desc` : sql``}, k.id ${down ? sql`desc` : sql``}`,
  );
  return pageOf(rows, f.limit, (r) => [r.search, r.productId]);
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

/** Null when the tenant cannot have it. */
export async function selectWare(ctx: Ctx, productId: string): Promise<Ware | null> {
  const { sql } = ctx;
  const [row] = await detailed(
    ctx,
    sql`select p.id, 0 as position, '' as search_text from ${wares(ctx)} and p.id = ${productId}`,
    sql`k.id`,
  );
  return row ? toWare(row) : null;
}

export async function selectWareTexts({ sql }: Ctx, productId: string): Promise<SharedTexts | null> {
  const [row] = await sql<SharedTexts[]>`
    select p.name, b.about, p.how_to as "howTo", p.terms from products p join brands b on b.id = p.brand_id
     where p.id = ${productId}`;
  return row ?? null;
}

type Fragment = ReturnType<Ctx['sql']>;

/** Reads in full what a page has of products, and nothing of the thousands around it. */
async function detailed(ctx: Ctx, keys: Fragment, order: Fragment): Promise<Row[]> {
  const { sql, tenant } = ctx;
  return sql<Row[]>`
    with rates as materialized (${ratesNow(ctx)}), k as materialized (${keys})
    select p.id as "productId", l.id as "listingId", p.name, b.id as "brandId", b.name as "brandName", p.kind, p.country,
           p.currency, p.min_value as from, p.max_value as to, p.denomination_type as "denominationType", p.status,
           case when l.id is null then 'no' when l.visible then 'shown' else 'hidden' end as listed,
           coalesce(l.limited, false) as limited, coalesce(l.featured, false) as featured, coalesce(l.in_stock, false) as "inStock",
           array(select distinct a.name from supplier_offers o
                   join supplier_accounts a on a.tenant_id = o.tenant_id and a.id = o.account_id
                  where o.tenant_id = ${tenant.id} and o.product_id = p.id order by 1 limit 5) as suppliers,
           ${fromPointsNow(sql)} as points, k.position, k.search_text as search
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
