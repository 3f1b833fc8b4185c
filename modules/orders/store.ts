import type { Ctx } from '#core/context.ts';
import type { Rate } from '#modules/points/index.ts';

export type QuoteRow = {
  id: string;
  memberId: string;
  productId: string;
  denomination: bigint;
  currency: string;
  unitPoints: bigint;
  rate: Rate;
  expiresAt: Date;
  /** The order that it became. */
  orderId: string | null;
};

export async function insertQuote({ sql, tenant, now }: Ctx, q: Omit<QuoteRow, 'orderId'>): Promise<void> {
  await sql`
    insert into quotes (tenant_id, id, member_id, product_id, denomination, currency, unit_points, rate_points,
                        rate_minor_units, created_at, expires_at)
    values (${tenant.id}, ${q.id}, ${q.memberId}, ${q.productId}, ${q.denomination}, ${q.currency},
            ${q.unitPoints}, ${q.rate.points}, ${q.rate.minorUnits}, ${now}, ${q.expiresAt})`;
}

type StoredQuote = Omit<QuoteRow, 'rate'> & { points: bigint; minorUnits: bigint };
const quoteColumns = (sql: Ctx['sql']) => sql`
  id, member_id as "memberId", product_id as "productId", denomination, currency, unit_points as "unitPoints",
  rate_points as points, rate_minor_units as "minorUnits", expires_at as "expiresAt", order_id as "orderId"`;

function toQuote({ points, minorUnits, ...rest }: StoredQuote): QuoteRow {
  return { ...rest, rate: { points, minorUnits } };
}

/** Takes a member's quote for one order; of many at once exactly one gets it, the others wait and get null. */
export async function claimQuote(
  { sql, tenant }: Ctx,
  q: { id: string; memberId: string; orderId: string },
): Promise<QuoteRow | null> {
  const [row] = await sql<StoredQuote[]>`
    update quotes set order_id = ${q.orderId}
     where tenant_id = ${tenant.id} and id = ${q.id} and member_id = ${q.memberId} and order_id is null
    returning ${quoteColumns(sql)}`;
  return row ? toQuote(row) : null;
}

export async function selectQuote({ sql, tenant }: Ctx, id: string): Promise<QuoteRow | null> {
  const [row] = await sql<StoredQuote[]>`
    select ${quoteColumns(sql)} from quotes where tenant_id = ${tenant.id} and id = ${id}`;
  return row ? toQuote(row) : null;
}

export type NewOrder = {
  id: string;
  lineId: string;
  fulfilmentId: string;
  channel: 'storefront' | 'api';
  memberId: string | null;
  recipient: { email: string; name: string | null };
  recipientMemberId: string | null;
  points: bigint;
  transferId: string;
  productId: string;
  productName: string;
  denomination: bigint;
  currency: string;
  quantity: number;
  unitPoints: bigint;
  rate: Rate;
};

/** A paid order with its line and the attempt that served it from stock, in one statement. */
export async function insertFulfilledOrder({ sql, tenant, now }: Ctx, o: NewOrder): Promise<void> {
  const search = `${o.id} ${o.recipient.email} ${o.recipient.name ?? ''} ${o.productName}`.toLowerCase();
  await sql`
    with placed as (
      insert into orders (tenant_id, id, status, channel, member_id, recipient, recipient_member_id, points,
                          transfer_id, search_text, created_at)
      values (${tenant.id}, ${o.id}, 'fulfilled', ${o.channel}, ${o.memberId}, ${o.recipient as never},
              ${o.recipientMemberId}, ${o.points}, ${o.transferId}, ${search}, ${now})
    ), line as (
      insert into order_lines (tenant_id, id, order_id, product_id, product_name, denomination, currency, quantity,
                               unit_points, rate_points, rate_minor_units)
      values (${tenant.id}, ${o.lineId}, ${o.id}, ${o.productId}, ${o.productName}, ${o.denomination},
              ${o.currency}, ${o.quantity}, ${o.unitPoints}, ${o.rate.points}, ${o.rate.minorUnits})
    )
    insert into fulfilments (tenant_id, id, order_line_id, attempt, supplier, outcome, created_at)
    values (${tenant.id}, ${o.fulfilmentId}, ${o.lineId}, 1, 'stock', 'issued', ${now})`;
}
