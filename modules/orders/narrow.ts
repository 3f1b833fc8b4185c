import type { Ctx } from '#core/context.ts';
import { decodeCursor } from '#lib/page.ts';
import type { Found } from './find-queries.ts';
import type { OrderFilter, OrderSort } from './schema.ts';

type Part = ReturnType<Ctx['sql']>;
/** In which order, behind which row, and how many. */
export type Stretch = { sort: OrderSort; cursor?: string | undefined; most: number | null };

/**
 * The orders that a filter lets through, as their id and what they are sorted by: from an index that has them in order
 * and knows nothing else, and cut before ways are put together, so that of many only those that are shown are read.
 */
export function narrowed(ctx: Ctx, f: OrderFilter, found: Found | null, stretch: Stretch): Part {
  const { sql } = ctx;
  const keys = keysFor(sql, stretch.sort);
  const where = sql`${conditions(ctx, f, found)} ${cut(ctx, stretch)}`;
  const { memberId, productId } = f;
  if (memberId) {
    const goods = productId ? sql`and ${has(ctx, productId)}` : sql``;
    const by = (column: Part) => sql`
      (select ${keys} from orders o where ${column} = ${memberId} ${goods} and ${where})`;
    return sql`${by(sql`o.member_id`)} union ${by(sql`o.recipient_member_id`)}`;
  }
  if (!productId) return sql`select ${keys} from orders o where ${where}`;
  const lines = linesTell(f, found, stretch.sort)
    ? sql`select tenant_id, order_id as id, created_at from order_lines where product_id = ${productId}`
    : sql`select l.tenant_id, l.order_id as id, l.created_at, x.points, x.status, x.channel
            from order_lines l join orders x on x.tenant_id = l.tenant_id and x.id = l.order_id
           where l.product_id = ${productId}`;
  return sql`select distinct ${keys} from (${lines}) o where ${where}`;
}

const keysFor = (sql: Ctx['sql'], sort: OrderSort) =>
  byPoints(sort) ? sql`o.points, o.id` : sql`o.created_at, o.id`;

export const byPoints = (sort: OrderSort) => sort === 'most' || sort === 'least';

/** Whether anything but words is asked for. */
export const isNarrowed = ({ q: _, ...rest }: OrderFilter) =>
  Object.values(rest).some((value) => value !== undefined);

/** What a filter says of the order itself. */
function conditions({ sql, tenant }: Ctx, f: OrderFilter, found: Found | null): Part {
  const day = (date: string) => sql`(${date}::date::timestamp at time zone ${tenant.timeZone})`;
  return sql`
    o.tenant_id = ${tenant.id}
    ${f.orderIds ? sql`and o.id = any(${f.orderIds}::text[])` : sql``}
    ${f.status ? sql`and o.status = ${sql.unsafe(`'${f.status}'`)}` : sql``}
    ${f.channel ? sql`and o.channel = ${f.channel}` : sql``}
    ${f.points ? sql`and o.points = ${f.points}` : sql``}
    ${f.from ? sql`and o.created_at >= ${day(f.from)}` : sql``}
    ${f.to ? sql`and o.created_at < ${day(f.to)} + interval '1 day'` : sql``}
    ${found ? sql`and o.id = any(${[...found.by.keys()]}::text[])` : sql``}`;
}

const has = ({ sql }: Ctx, productId: string) => sql`
  exists (select 1 from order_lines l
           where l.tenant_id = o.tenant_id and l.order_id = o.id and l.product_id = ${productId})`;

/** Whether the lines of a product can tell without their orders. */
const linesTell = (f: OrderFilter, found: Found | null, sort: OrderSort) =>
  !(isJoined(f) || found || byPoints(sort));

/** Whether each line of a product is looked up as an order. */
export const isJoined = (f: OrderFilter) => Boolean(f.productId && (f.status || f.channel || f.points));

function cut(ctx: Ctx, { sort, cursor, most }: Stretch): Part {
  const { sql } = ctx;
  return sql`${beyond(ctx, sort, cursor)} ${ORDERS[sort](sql)} limit ${most}`;
}

type Order = (sql: Ctx['sql']) => Part;
export const ORDERS: Readonly<Record<OrderSort, Order>> = {
  newest: (sql) => sql`order by o.created_at desc, o.id desc`,
  oldest: (sql) => sql`order by o.created_at, o.id`,
  most: (sql) => sql`order by o.points desc, o.id desc`,
  least: (sql) => sql`order by o.points, o.id`,
};

/** Where the page begins: behind the last row of the one before. */
function beyond({ sql }: Ctx, sort: OrderSort, cursor: string | undefined): Part {
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
