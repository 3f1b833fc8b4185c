import type { Ctx } from '#core/context.ts';
import { present } from '#lib/assert.ts';
import { firstIdAt } from '#lib/id.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import type {
  FrozenUnit,
  OpenOrder,
  OrderChannel,
  OrderDetail,
  OrderLine,
  OrderRow,
  OrderStatus,
  TimelineEntry,
} from './schema.ts';

export type Row = {
  id: string;
  status: OrderStatus;
  channel: OrderChannel;
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
  card_points: bigint | null;
  card_amount: bigint | null;
  card_currency: string | null;
  deliver_at: Date | null;
  gift: { message: string; from: string } | null;
};
/** An order beside its first line, which stands for it in lists. */
export const orderRows = (sql: Ctx['sql']) => sql`
  select o.id, o.status, o.channel, n.product_id, n.product_name, n.denomination, n.currency, o.points, n.unit_points,
         n.rate_points, n.rate_minor_units, o.recipient, o.member_id, o.created_at, n.quantity, n.lines,
         o.card_points, o.card_amount, o.card_currency, o.deliver_at, o.gift
    from orders o
    cross join lateral (
      select l.*, count(*) over ()::int as lines from order_lines l
       where l.tenant_id = o.tenant_id and l.order_id = o.id order by l.first_unit limit 1) n`;

export function toRow(r: Row): OrderRow {
  return {
    orderId: r.id,
    status: r.status,
    channel: r.channel,
    productId: r.product_id,
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

/** How many orders were placed since a moment; counted no further than `most`. */
export async function countOrdersSince({ sql, tenant }: Ctx, since: Date, most: number): Promise<number> {
  const [row] = await sql<{ n: bigint }[]>`
    select count(*) as n from (
      select 1 from orders where tenant_id = ${tenant.id} and id >= ${firstIdAt('order', since)} limit ${most}) o`;
  return Number(row?.n ?? 0);
}

export async function selectOrder(
  { sql, tenant }: Ctx,
  id: string,
): Promise<Omit<OrderDetail, 'vouchers' | 'lines' | 'units'> | null> {
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
    card:
      r.card_points && r.card_amount && r.card_currency
        ? { points: plain(r.card_points), amount: plain(r.card_amount), currency: r.card_currency }
        : null,
    deliverAt: r.deliver_at?.toISOString() ?? null,
    gift: r.gift,
  };
}

export async function selectLines({ sql, tenant }: Ctx, orderId: string): Promise<OrderLine[]> {
  const rows = await sql<
    (Omit<OrderLine, 'denomination' | 'unitPoints'> & Record<'denomination' | 'unitPoints', bigint>)[]
  >`
    select n.id as "lineId", n.product_id as "productId", n.product_name as "productName", b.name as "brandName",
           '/art/' || p.brand_id || '.svg' as "artUrl", n.denomination, n.currency, n.quantity,
           n.first_unit as "firstUnit", n.unit_points as "unitPoints"
      from order_lines n join products p on p.id = n.product_id join brands b on b.id = p.brand_id
     where n.tenant_id = ${tenant.id} and n.order_id = ${orderId} order by n.first_unit`;
  return rows.map((r) => ({ ...r, denomination: plain(r.denomination), unitPoints: plain(r.unitPoints) }));
}

/** Every event of an order, its vouchers and its payment, oldest first, with the name of who acted. */
export async function selectTimeline({ sql, tenant }: Ctx, orderId: string): Promise<TimelineEntry[]> {
  const parts = sql`
    select ${orderId}::text as id
     union all select v.id from vouchers v where v.tenant_id = ${tenant.id} and v.order_id = ${orderId}
     union all select y.id from payments y where y.tenant_id = ${tenant.id} and y.order_id = ${orderId}`;
  const rows = await sql<(Omit<TimelineEntry, 'at'> & { at: Date })[]>`
    select e.created_at as at, e.type, e.actor_type as "actorType", e.actor_id as "actorId", case when e.object_type = 'voucher'
             then e.data || jsonb_build_object('voucherId', e.object_id) else e.data end as data,
           coalesce(m.name, p.name, k.name) as "actorName"
      from events e
      left join members m on m.tenant_id = e.tenant_id and m.id = e.actor_id
      left join operators p on p.tenant_id = e.tenant_id and p.id = e.actor_id
      left join api_keys k on k.tenant_id = e.tenant_id and k.id = e.actor_id
     where e.tenant_id = ${tenant.id} and e.object_id in (${parts}) and e.type <> 'voucher.replaced'
     order by e.created_at, e.id limit 500`;
  return rows.map((r) => ({ ...r, at: r.at.toISOString() }));
}

/** What has been captured from the card's share of an order so far, in minor units of its currency. */
export async function selectCardCharged({ sql, tenant }: Ctx, orderId: string): Promise<bigint> {
  const [row] = await sql<{ amount: bigint }[]>`
    select coalesce(sum(amount), 0)::bigint as amount from transfers
     where tenant_id = ${tenant.id} and reference = ${orderId} and code = 'redeem' and type in ('posted', 'post')
       and debit_account_id like 'card\_clearing:%'`;
  return row?.amount ?? 0n;
}

/** How many points that were held for an order went back to whoever pays it; a card's share is not among them. */
export async function selectPointsBack({ sql, tenant }: Ctx, orderId: string): Promise<number> {
  const [row] = await sql<{ points: bigint }[]>`
    select coalesce(sum(amount), 0)::bigint as points from transfers
     where tenant_id = ${tenant.id} and reference = ${orderId} and code = 'redeem' and type = 'void'
       and currency = 'PTS'`;
  return plain(row?.points ?? 0n);
}

export type ChargedUnit = { unit: number; productName: string; points: bigint; cardAmount: bigint };

/** What the payers gave for some units: from the unit's own captures, or its price where all was charged at once. */
export async function selectCharged(
  { sql, tenant }: Ctx,
  orderId: string,
  units: number[],
): Promise<ChargedUnit[]> {
  return sql<ChargedUnit[]>`
    select v.unit, n.product_name as "productName",
           coalesce(sum(t.amount) filter (where t.credit_account_id = 'redeemed::PTS'),
                    case when count(t.id) = 0 then n.unit_points else 0 end)::bigint as points,
           coalesce(sum(t.amount) filter (where t.debit_account_id like 'card\_clearing:%'), 0)::bigint as "cardAmount"
      from vouchers v
      join order_lines n on n.tenant_id = v.tenant_id and n.id = v.order_line_id
      left join transfers t on t.tenant_id = v.tenant_id and t.reference = v.order_id and t.part = v.unit
       and t.code = 'redeem' and t.type in ('posted', 'post')
     where v.tenant_id = ${tenant.id} and v.order_id = ${orderId} and v.unit = any(${units}::smallint[])
       and v.replaced_by_id is null
     group by v.unit, n.product_name, n.unit_points order by v.unit`;
}

export async function selectFrozen(
  { sql, tenant }: Ctx,
  f: { cursor?: string | undefined; limit: number },
): Promise<Page<FrozenUnit>> {
  const after = decodeCursor(f.cursor, ['text']);
  const rows = await sql<
    (Omit<FrozenUnit, 'denomination' | 'since'> & { denomination: bigint; since: Date })[]
  >`
    select o.id as "orderId", u.unit, n.product_name as "productName", n.denomination, n.currency, o.recipient, t.supplier,
           t.supplier_reference as "supplierReference", t.id as "fulfilmentId", t.detail, t.created_at as since
      from fulfilments t
      join order_lines n on n.tenant_id = t.tenant_id and n.id = t.order_line_id
      join orders o on o.tenant_id = n.tenant_id and o.id = n.order_id
      join order_units u on u.tenant_id = o.tenant_id and u.order_id = o.id and u.unit = t.unit
     where t.tenant_id = ${tenant.id} and t.outcome = 'frozen' ${after ? sql`and t.id > ${after[0]}` : sql``}
     order by t.id limit ${f.limit + 1}`;
  const items = rows.map((r) => ({
    ...r,
    denomination: plain(r.denomination),
    since: r.since.toISOString(),
  }));
  return toPage(items, f.limit, (r) => [r.fulfilmentId]);
}

/** Units of paid orders that nobody has moved for longer than anything should take, oldest first. */
export async function selectForgotten(
  { sql, tenant, now }: Ctx,
  limit: number,
): Promise<{ orderId: string; unit: number }[]> {
  const before = new Date(now.getTime() - 120_000);
  return sql`
    select u.order_id as "orderId", u.unit
      from order_units u
      join orders o on o.tenant_id = u.tenant_id and o.id = u.order_id and o.status in ('paid', 'fulfilling')
      left join fulfilments f on f.tenant_id = u.tenant_id and f.order_line_id = u.order_line_id and f.unit = u.unit
       and f.outcome in ('asking', 'unknown', 'frozen')
     where u.tenant_id = ${tenant.id} and u.state in ('waiting', 'asking', 'frozen') and u.changed_at < ${before}
       and (o.deliver_at is null or o.deliver_at < ${before}) and (f.next_ask_at is null or f.next_ask_at < ${before})
     order by u.changed_at limit ${limit}`;
}

/** A member's orders that have not come to their end, newest first. */
export async function selectOpenOf({ sql, tenant }: Ctx, memberId: string): Promise<OpenOrder[]> {
  const rows = await sql<
    (Omit<OpenOrder, 'createdAt' | 'deliverAt'> & { createdAt: Date; deliverAt: Date | null })[]
  >`
    select o.id as "orderId", o.status, n.product_name as "productName", '/art/' || p.brand_id || '.svg' as "artUrl",
           (select count(*)::int from order_lines x where x.tenant_id = o.tenant_id and x.order_id = o.id) as "lineCount",
           case when o.gift is not null then coalesce(o.recipient->>'name', o.recipient->>'email') end as "giftTo",
           o.deliver_at as "deliverAt", o.created_at as "createdAt"
      from orders o
      join order_lines n on n.tenant_id = o.tenant_id and n.order_id = o.id and n.first_unit = 1
      join products p on p.id = n.product_id
     where o.tenant_id = ${tenant.id} and o.member_id = ${memberId}
       and o.status in ('pending_payment', 'paid', 'fulfilling', 'on_hold')
     order by o.created_at desc, o.id desc limit 20`;
  return rows.map((r) => ({
    ...r,
    deliverAt: r.deliverAt?.toISOString() ?? null,
    createdAt: r.createdAt.toISOString(),
  }));
}

/** Nine in the morning of a day where the tenant is. */
export async function selectMorning({ sql, tenant }: Ctx, day: string): Promise<Date> {
  const [row] = await sql<{ at: Date }[]>`
    select ((${day}::date + time '09:00') at time zone ${tenant.timeZone}) as at`;
  return present(row?.at, 'morning of a day');
}
