import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import type { OrderDetail, OrderRow, OrderStatus, TimelineEntry } from './schema.ts';

type Row = {
  id: string;
  status: OrderStatus;
  channel: 'storefront' | 'api';
  product_id: string;
  product_name: string;
  denomination: bigint;
  currency: string;
  quantity: number;
  points: bigint;
  unit_points: bigint;
  rate_points: bigint;
  rate_minor_units: bigint;
  recipient: { email: string; name: string | null };
  member_id: string | null;
  created_at: Date;
  lines: number;
};
/** An order beside its first line, which stands for it in lists. */
const orderRows = (sql: Ctx['sql']) => sql`
  select o.id, o.status, o.channel, n.product_id, n.product_name, n.denomination, n.currency, o.points, n.unit_points,
         n.rate_points, n.rate_minor_units, o.recipient, o.member_id, o.created_at, n.quantity, n.lines
    from orders o
    cross join lateral (
      select l.*, count(*) over ()::int as lines from order_lines l
       where l.tenant_id = o.tenant_id and l.order_id = o.id order by l.first_unit limit 1) n`;

function toRow(r: Row): OrderRow {
  return {
    orderId: r.id,
    status: r.status,
    channel: r.channel,
    productName: r.product_name,
    denomination: plain(r.denomination),
    currency: r.currency,
    quantity: r.quantity,
    lineCount: r.lines,
    points: plain(r.points),
    recipient: { email: r.recipient.email, name: r.recipient.name ?? null },
    memberId: r.member_id,
    createdAt: r.created_at.toISOString(),
  };
}

export async function selectOrders(
  { sql, tenant }: Ctx,
  f: {
    q?: string | undefined;
    status?: string | undefined;
    memberId?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<Page<OrderRow>> {
  const after = decodeCursor(f.cursor, ['text']);
  const like = `%${(f.q ?? '').toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await sql<Row[]>`
    ${orderRows(sql)}
     where o.tenant_id = ${tenant.id}
       ${
         f.q
           ? sql`and (o.search_text like ${like}
             or o.id in (select v.order_id from vouchers v where v.tenant_id = ${tenant.id} and v.last_four = ${f.q}))`
           : sql``
       }
       ${f.status ? sql`and o.status = ${f.status}` : sql``}
       ${f.memberId ? sql`and (o.member_id = ${f.memberId} or o.recipient_member_id = ${f.memberId})` : sql``}
       ${after ? sql`and o.id < ${after[0]}` : sql``}
     order by o.id desc limit ${f.limit + 1}`;
  return toPage(rows.map(toRow), f.limit, (r) => [r.orderId]);
}

export async function selectOrder(
  { sql, tenant }: Ctx,
  id: string,
): Promise<Omit<OrderDetail, 'vouchers'> | null> {
  const [r] = await sql<Row[]>`
    ${orderRows(sql)}
     where o.tenant_id = ${tenant.id} and o.id = ${id}`;
  if (!r) return null;
  return {
    ...toRow(r),
    productId: r.product_id,
    unitPoints: plain(r.unit_points),
    ratePoints: plain(r.rate_points),
    rateMinorUnits: plain(r.rate_minor_units),
  };
}

export async function selectStatusCounts({
  sql,
  tenant,
}: Ctx): Promise<{ status: OrderStatus; count: number }[]> {
  return sql`select status, count(*)::int as count from orders where tenant_id = ${tenant.id} group by 1 order by 1`;
}

/** Every event of an order, oldest first, with the name of who acted. */
export async function selectTimeline({ sql, tenant }: Ctx, orderId: string): Promise<TimelineEntry[]> {
  const rows = await sql<(Omit<TimelineEntry, 'at'> & { at: Date })[]>`
    select e.created_at as at, e.type, e.actor_type as "actorType", e.actor_id as "actorId", e.data,
           coalesce(m.name, p.name, k.name) as "actorName"
      from events e
      left join members m on m.tenant_id = e.tenant_id and m.id = e.actor_id
      left join operators p on p.tenant_id = e.tenant_id and p.id = e.actor_id
      left join api_keys k on k.tenant_id = e.tenant_id and k.id = e.actor_id
     where e.tenant_id = ${tenant.id} and e.object_id = ${orderId} order by e.sequence limit 500`;
  return rows.map((r) => ({ ...r, at: r.at.toISOString() }));
}
