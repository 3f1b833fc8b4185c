import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import { selectFound } from './find-queries.ts';
import { orderRows, type Row, toRow } from './queries.ts';
import {
  type Count,
  type FoundBy,
  ORDER_STATUSES,
  type OrderFilter,
  type OrderRow,
  type OrderSort,
  type StatusCount,
} from './schema.ts';

/** Nobody counts further than this. */
const MOST_COUNTED = 10_000;

type Asked = OrderFilter & { sort: OrderSort; cursor?: string | undefined; limit: number };
type Found = Map<string, FoundBy> | null;
export type FoundOrders = Page<OrderRow> & { found: Count | null };

/** Orders that a filter lets through, as the list shows them; counted as far as anybody reads, where that is asked. */
export async function selectOrders(
  ctx: Ctx,
  { counted = false, ...f }: Asked & { counted?: boolean | undefined },
): Promise<FoundOrders> {
  await planForThese(ctx);
  const ids = f.q ? await selectFound(ctx, f.q) : null;
  const page = await selectPage(ctx, f, ids);
  return { ...page, found: counted ? await selectCount(ctx, f, ids) : null };
}

/**
 * A plan for these values, and not one for the average tenant, of which there is none: one may have a hundred orders and
 * the next a million.
 */
async function planForThese({ sql }: Ctx): Promise<void> {
  await sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`;
}

async function selectPage(ctx: Ctx, f: Asked, ids: Found): Promise<Page<OrderRow>> {
  const { sql } = ctx;
  const rows = await sql<Row[]>`
    ${orderRows(sql)}
     where ${matching(ctx, f, ids)} ${beyond(ctx, f)} ${ORDERS[f.sort](sql)} limit ${f.limit + 1}`;
  const byPoints = f.sort === 'most' || f.sort === 'least';
  const items = rows.map(toRow).map((row) => withReason(row, ids));
  return toPage(items, f.limit, (r) => [byPoints ? String(r.points) : r.createdAt, r.orderId]);
}

async function selectCount(ctx: Ctx, f: OrderFilter, ids: Found): Promise<Count> {
  const [row] = await ctx.sql<{ n: number }[]>`
    select count(*)::int as n from (
      select 1 from orders o where ${matching(ctx, f, ids)} limit ${MOST_COUNTED + 1}) as reached`;
  const n = row?.n ?? 0;
  return { count: Math.min(n, MOST_COUNTED), more: n > MOST_COUNTED };
}

/** All of them, for a file that needs to know. */
export async function countAllOrders(ctx: Ctx, f: OrderFilter): Promise<number> {
  await planForThese(ctx);
  const found = f.q ? await selectFound(ctx, f.q) : null;
  const [row] = await ctx.sql<{ n: number }[]>`
    select count(*)::int as n from orders o where ${matching(ctx, f, found)}`;
  return row?.n ?? 0;
}

/** How many stand in each status; beyond ten thousand it is only known that there are more. */
export async function selectStatusCounts(ctx: Ctx): Promise<StatusCount[]> {
  const { sql, tenant } = ctx;
  await planForThese(ctx);
  const each = ORDER_STATUSES.map(
    (status) => sql`
      select ${status}::text as status, count(*)::int as n from (
        select 1 from orders where tenant_id = ${tenant.id} and status = ${sql.unsafe(`'${status}'`)}
         limit ${MOST_COUNTED + 1}) as reached`,
  );
  const all = each.reduce((before, one) => sql`${before} union all ${one}`);
  const rows = await sql<{ status: StatusCount['status']; n: number }[]>`${all}`;
  return rows
    .filter((r) => r.n > 0)
    .map(({ status, n }) => ({ status, count: Math.min(n, MOST_COUNTED), more: n > MOST_COUNTED }));
}

function withReason(row: OrderRow, found: Found): OrderRow {
  const foundBy = found?.get(row.orderId);
  return foundBy ? { ...row, foundBy } : row;
}

function matching(ctx: Ctx, f: OrderFilter, found: Found) {
  const { sql, tenant } = ctx;
  const day = (date: string) => sql`(${date}::date::timestamp at time zone ${tenant.timeZone})`;
  return sql`
    o.tenant_id = ${tenant.id}
    ${f.orderIds ? sql`and o.id = any(${f.orderIds}::text[])` : sql``}
    ${f.status ? sql`and o.status = ${sql.unsafe(`'${f.status}'`)}` : sql``}
    ${f.channel ? sql`and o.channel = ${f.channel}` : sql``}
    ${f.points ? sql`and o.points = ${f.points}` : sql``}
    ${f.from ? sql`and o.created_at >= ${day(f.from)}` : sql``}
    ${f.to ? sql`and o.created_at < ${day(f.to)} + interval '1 day'` : sql``}
    ${f.memberId ? sql`and o.id in (${ofMember(ctx, f.memberId)})` : sql``}
    ${
      f.productId
        ? sql`and exists (select 1 from order_lines l
                           where l.tenant_id = o.tenant_id and l.order_id = o.id and l.product_id = ${f.productId})`
        : sql``
    }
    ${found ? sql`and o.id = any(${[...found.keys()]}::text[])` : sql``}`;
}

const ofMember = ({ sql, tenant }: Ctx, memberId: string) => sql`
  select id from orders where tenant_id = ${tenant.id} and member_id = ${memberId}
  union all
  select id from orders where tenant_id = ${tenant.id} and recipient_member_id = ${memberId}`;

type Order = (sql: Ctx['sql']) => ReturnType<Ctx['sql']>;
const ORDERS: Readonly<Record<OrderSort, Order>> = {
  newest: (sql) => sql`order by o.created_at desc, o.id desc`,
  oldest: (sql) => sql`order by o.created_at, o.id`,
  most: (sql) => sql`order by o.points desc, o.id desc`,
  least: (sql) => sql`order by o.points, o.id`,
};

/** Where the page begins: behind the last row of the one before. */
function beyond({ sql }: Ctx, { sort, cursor }: Asked) {
  if (sort === 'newest' || sort === 'oldest') {
    const after = decodeCursor(cursor, ['moment', 'text']);
    if (!after) return sql``;
    return sort === 'newest'
      ? sql`and (o.created_at, o.id) < (${after[0]}, ${after[1]})`
      : sql`and (o.created_at, o.id) > (${after[0]}, ${after[1]})`;
  }
  const after = decodeCursor(cursor, ['amount', 'text']);
  if (!after) return sql``;
  return sort === 'most'
    ? sql`and (o.points, o.id) < (${after[0]}, ${after[1]})`
    : sql`and (o.points, o.id) > (${after[0]}, ${after[1]})`;
}
