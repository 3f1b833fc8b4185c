import type { Ctx } from '#core/context.ts';
import { type Page, toPage } from '#lib/page.ts';
import { type Found, selectFound } from './find-queries.ts';
import { byPoints, isJoined, isNarrowed, narrowed, ORDERS } from './narrow.ts';
import { orderRows, type Row, toRow } from './queries.ts';
import {
  type Count,
  ORDER_STATUSES,
  type OrderFilter,
  type OrderRow,
  type OrderSort,
  type OrderStatus,
  type StatusCount,
} from './schema.ts';

/** Nobody counts further than this, and less far where each has to be looked up. */
const MOST_COUNTED = 10_000;
const MOST_LOOKED_UP = 1_000;

type Asked = OrderFilter & { sort: OrderSort; cursor?: string | undefined; limit: number };
export type FoundOrders = Page<OrderRow> & { found: Count | null };

/** Orders that a filter lets through, as the list shows them; counted as far as anybody reads, where that is asked. */
export async function selectOrders(
  ctx: Ctx,
  { counted = false, sort, cursor, limit, ...f }: Asked & { counted?: boolean | undefined },
): Promise<FoundOrders> {
  await planForThese(ctx);
  const found = f.q ? await selectFound(ctx, f.q) : null;
  const page = await selectPage(ctx, { ...f, sort, cursor, limit }, found);
  return { ...page, found: counted ? await countReached(ctx, f, found) : null };
}

/**
 * A plan for these values, and not one for the average tenant, of which there is none: one may have a hundred orders and
 * the next a million. Nothing here is long enough for a second process to begin.
 */
async function planForThese({ sql }: Ctx): Promise<void> {
  await sql`
    select set_config('plan_cache_mode', 'force_custom_plan', true),
           set_config('max_parallel_workers_per_gather', '0', true)`;
}

async function selectPage(
  ctx: Ctx,
  { limit, sort, cursor, ...f }: Asked,
  found: Found | null,
): Promise<Page<OrderRow>> {
  const { sql, tenant } = ctx;
  const rows = await sql<Row[]>`
    with page as (
      select o.id from (${narrowed(ctx, f, found, { sort, cursor, most: limit + 1 })}) o ${ORDERS[sort](sql)} limit ${limit + 1})
    ${orderRows(sql)} join page on page.id = o.id where o.tenant_id = ${tenant.id} ${ORDERS[sort](sql)}`;
  const items = rows.map(toRow).map((row) => withReason(row, found));
  return toPage(items, limit, (r) => [byPoints(sort) ? String(r.points) : r.createdAt, r.orderId]);
}

async function countReached(ctx: Ctx, f: OrderFilter, found: Found | null): Promise<Count> {
  if (found && !isNarrowed(f)) return { count: found.by.size, more: found.more };
  const most = isJoined(f) ? MOST_LOOKED_UP : MOST_COUNTED;
  const n = await countOf(ctx, f, found, most + 1);
  return { count: Math.min(n, most), more: n > most };
}

/** All of them, for a file that needs to know. */
export async function countAllOrders(ctx: Ctx, f: OrderFilter): Promise<number> {
  await planForThese(ctx);
  return countOf(ctx, f, f.q ? await selectFound(ctx, f.q) : null, null);
}

/** In the order of an index, or else all tenants' orders might be read one after the other. */
async function countOf(ctx: Ctx, f: OrderFilter, found: Found | null, most: number | null): Promise<number> {
  const [row] = await ctx.sql<{ n: number }[]>`
    select count(*)::int as n from (
      select 1 from (${narrowed(ctx, f, found, { sort: 'newest', most })}) as o limit ${most}) as reached`;
  return row?.n ?? 0;
}

/** How many there are, and how many in each status; beyond ten thousand it is only known that there are more. */
export async function selectStatusCounts(ctx: Ctx): Promise<{ all: Count; items: StatusCount[] }> {
  const { sql, tenant } = ctx;
  await planForThese(ctx);
  const among = (status: OrderStatus | null) => sql`
    select ${status}::text as status, count(*)::int as n from (
      select 1 from orders where tenant_id = ${tenant.id} ${status ? sql`and status = ${sql.unsafe(`'${status}'`)}` : sql``}
       order by created_at desc, id desc limit ${MOST_COUNTED + 1}) as reached`;
  const each = ORDER_STATUSES.reduce(
    (before, status) => sql`${before} union all ${among(status)}`,
    among(null),
  );
  const rows = await sql<{ status: OrderStatus | null; n: number }[]>`${each}`;
  const counted = (n = 0): Count => ({ count: Math.min(n, MOST_COUNTED), more: n > MOST_COUNTED });
  return {
    all: counted(rows.find((r) => r.status === null)?.n),
    items: rows.flatMap(({ status, n }) => (status && n > 0 ? [{ status, ...counted(n) }] : [])),
  };
}

function withReason(row: OrderRow, found: Found | null): OrderRow {
  const foundBy = found?.by.get(row.orderId);
  return foundBy ? { ...row, foundBy } : row;
}
