import type { Ctx } from '#core/context.ts';
import { accountId } from '#modules/ledger/index.ts';
import type { Rate } from '#modules/points/index.ts';
import type { Purchase } from './purchase.ts';
import type { OrderStatus } from './schema.ts';

export type QuoteLine = {
  productId: string;
  denomination: bigint;
  currency: string;
  quantity: number;
  unitPoints: bigint;
  rate: Rate;
};
export type QuoteRow = {
  id: string;
  memberId: string;
  points: bigint;
  /** points = card minor units × points / minorUnits; null when cards are not taken. */
  card: { currency: string; rate: Rate } | null;
  expiresAt: Date;
  /** The order that it became. */
  orderId: string | null;
  lines: QuoteLine[];
};

export async function insertQuote({ sql, tenant, now }: Ctx, q: Omit<QuoteRow, 'orderId'>): Promise<void> {
  const lines = q.lines.map((l, position) => ({
    position,
    product: l.productId,
    denomination: Number(l.denomination),
    currency: l.currency,
    quantity: l.quantity,
    unit_points: Number(l.unitPoints),
    rate_points: Number(l.rate.points),
    rate_minor_units: Number(l.rate.minorUnits),
  }));
  await sql`
    with quoted as (
      insert into quotes (tenant_id, id, member_id, points, card_currency, card_rate_points, card_rate_minor_units,
                          created_at, expires_at)
      values (${tenant.id}, ${q.id}, ${q.memberId}, ${q.points}, ${q.card?.currency ?? null},
              ${q.card?.rate.points ?? null}, ${q.card?.rate.minorUnits ?? null}, ${now}, ${q.expiresAt})
    )
    insert into quote_lines (tenant_id, quote_id, position, product_id, denomination, currency, quantity, unit_points,
                             rate_points, rate_minor_units)
    select ${tenant.id}, ${q.id}, l.position, l.product, l.denomination, l.currency, l.quantity, l.unit_points,
           l.rate_points, l.rate_minor_units
      from jsonb_to_recordset(${lines as never}::jsonb) as l(position int, product text, denomination bigint,
             currency text, quantity int, unit_points bigint, rate_points bigint, rate_minor_units bigint)`;
}

type StoredQuote = Omit<QuoteRow, 'card' | 'lines'> & {
  cardCurrency: string | null;
  cardPoints: bigint | null;
  cardMinorUnits: bigint | null;
};
const quoteColumns = (sql: Ctx['sql']) => sql`
  id, member_id as "memberId", points, card_currency as "cardCurrency", card_rate_points as "cardPoints",
  card_rate_minor_units as "cardMinorUnits", expires_at as "expiresAt", order_id as "orderId"`;

async function withLines({ sql, tenant }: Ctx, row: StoredQuote): Promise<QuoteRow> {
  const lines = await sql<(Omit<QuoteLine, 'rate'> & Rate)[]>`
    select product_id as "productId", denomination, currency, quantity, unit_points as "unitPoints",
           rate_points as points, rate_minor_units as "minorUnits"
      from quote_lines where tenant_id = ${tenant.id} and quote_id = ${row.id} order by position`;
  const { cardCurrency, cardPoints, cardMinorUnits, ...quote } = row;
  const card =
    cardCurrency && cardPoints && cardMinorUnits
      ? { currency: cardCurrency, rate: { points: cardPoints, minorUnits: cardMinorUnits } }
      : null;
  return {
    ...quote,
    card,
    lines: lines.map(({ points, minorUnits, ...line }) => ({ ...line, rate: { points, minorUnits } })),
  };
}

/** Takes a member's quote for one order; of many at once exactly one gets it, the others wait and get null. */
export async function claimQuote(
  ctx: Ctx,
  q: { id: string; memberId: string; orderId: string },
): Promise<QuoteRow | null> {
  const { sql, tenant } = ctx;
  const [row] = await sql<StoredQuote[]>`
    update quotes set order_id = ${q.orderId}
     where tenant_id = ${tenant.id} and id = ${q.id} and member_id = ${q.memberId} and order_id is null
    returning ${quoteColumns(sql)}`;
  return row ? withLines(ctx, row) : null;
}

export async function selectQuote(ctx: Ctx, id: string): Promise<QuoteRow | null> {
  const { sql, tenant } = ctx;
  const [row] = await sql<StoredQuote[]>`
    select ${quoteColumns(sql)} from quotes where tenant_id = ${tenant.id} and id = ${id}`;
  return row ? withLines(ctx, row) : null;
}

type NewAs = {
  status: OrderStatus;
  /** The attempts that served lines from stock at once. */
  fulfilments?: { id: string; lineId: string }[];
  /** The units that wait to be fulfilled. */
  units?: { unit: number; lineId: string }[];
};

/** The order with its lines, and what serves them or waits to, in one statement. */
export async function insertOrder({ sql, tenant, now }: Ctx, p: Purchase, as: NewAs): Promise<void> {
  const names = p.lines.map((l) => l.product.name).join(' ');
  const search = `${p.orderId} ${p.recipient.email} ${p.recipient.name ?? ''} ${names}`.toLowerCase();
  const lines = p.lines.map((l) => ({
    id: l.id,
    product: l.product.id,
    name: l.product.name,
    denomination: Number(l.denomination),
    currency: l.product.currency,
    quantity: l.quantity,
    first_unit: l.firstUnit,
    unit_points: Number(l.unitPoints),
    rate_points: Number(l.rate.points),
    rate_minor_units: Number(l.rate.minorUnits),
  }));
  await sql`
    with placed as (
      insert into orders (tenant_id, id, status, channel, member_id, budget_id, payer_account_id, recipient,
                          recipient_member_id, points, card_points, card_amount, card_currency, gift, deliver_at,
                          search_text, created_at, changed_at)
      values (${tenant.id}, ${p.orderId}, ${as.status}, ${p.channel}, ${p.memberId}, ${p.budgetId},
              ${accountId(p.payer)}, ${p.recipient as never}, ${p.recipientMemberId}, ${p.points},
              ${p.card?.points ?? null}, ${p.card?.amount ?? null}, ${p.card?.currency ?? null}, ${p.gift as never},
              ${p.deliverAt}, ${search}, ${now}, ${now})
    ), lines as (
      insert into order_lines (tenant_id, id, order_id, product_id, product_name, denomination, currency, quantity,
                               first_unit, unit_points, rate_points, rate_minor_units, created_at)
      select ${tenant.id}, l.id, ${p.orderId}, l.product, l.name, l.denomination, l.currency, l.quantity, l.first_unit,
             l.unit_points, l.rate_points, l.rate_minor_units, ${now}
        from jsonb_to_recordset(${lines as never}::jsonb) as l(id text, product text, name text, denomination bigint,
               currency text, quantity int, first_unit int, unit_points bigint, rate_points bigint, rate_minor_units bigint)
    ), units as (
      insert into order_units (tenant_id, order_id, unit, order_line_id, state, changed_at)
      select ${tenant.id}, ${p.orderId}, u.unit, u."lineId", 'waiting', ${now}
        from jsonb_to_recordset(${(as.units ?? []) as never}::jsonb) as u(unit int, "lineId" text)
    )
    insert into fulfilments (tenant_id, id, order_line_id, attempt, supplier, outcome, created_at, settled_at)
    select ${tenant.id}, f.id, f."lineId", 1, 'stock', 'issued', ${now}, ${now}
      from jsonb_to_recordset(${(as.fulfilments ?? []) as never}::jsonb) as f(id text, "lineId" text)`;
}
