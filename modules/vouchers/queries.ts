import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import { artUrlOf } from '#modules/catalog/index.ts';
import type { ProductKind } from '#modules/catalog/schema.ts';
import type { KeptState, ProblemKind, StockRow, VoucherCard, VoucherDetail, VoucherState } from './schema.ts';
import type { Taking } from './store.ts';

type Row = {
  id: string;
  product_name: string;
  brand_id: string;
  brand_name: string;
  hue: number;
  kind: ProductKind;
  denomination: bigint;
  currency: string;
  state: VoucherState;
  expires_on: string | null;
  issued_at: Date;
  used_at: Date | null;
  code_format: string;
  how_to: string;
  terms: string;
  last_four: string;
  order_id: string;
  member_id: string | null;
  sealed: Buffer;
  key_id: string;
  fingerprint: Buffer;
  canary_id: string | null;
  balance: bigint | null;
  noted: bigint | null;
  problem_kind: ProblemKind | null;
  problem_at: Date | null;
};
const columns = (sql: Ctx['sql']) => sql`
  v.id, p.name as product_name, b.id as brand_id, b.name as brand_name, b.hue, p.kind, v.denomination, v.currency,
  v.state, v.expires_on::text, v.issued_at, v.used_at`;

function toCard(r: Row): VoucherCard {
  const brand = { id: r.brand_id, name: r.brand_name, hue: r.hue };
  return {
    voucherId: r.id,
    productName: r.product_name,
    brand,
    kind: r.kind,
    artUrl: artUrlOf(brand, r.kind),
    denomination: plain(r.denomination),
    currency: r.currency,
    state: r.state,
    expiresOn: r.expires_on,
    issuedAt: r.issued_at.toISOString(),
    usedAt: r.used_at?.toISOString() ?? null,
  };
}

const ACTIVE: VoucherState[] = ['issued', 'delivered', 'viewed'];

/** A member's own vouchers, the one that was used or came last first: the active ones, or (folded) used and past ones. */
export async function selectVouchers(
  { sql, tenant }: Ctx,
  input: {
    memberId: string;
    folded: boolean;
    q?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<Page<VoucherCard>> {
  const after = decodeCursor(input.cursor, ['text', 'text']);
  const like = `%${(input.q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const touched = sql`to_char(coalesce(v.opened_at, v.issued_at) at time zone 'utc', 'YYYYMMDDHH24MISSUS')`;
  const rows = await sql<(Row & { touched: string })[]>`
    select ${columns(sql)}, ${touched} as touched
      from vouchers v join products p on p.id = v.product_id join brands b on b.id = p.brand_id
     where v.tenant_id = ${tenant.id} and v.member_id = ${input.memberId}
       and (v.state in ${sql(ACTIVE)}) = ${!input.folded}
       ${input.q ? sql`and (p.name ilike ${like} or b.name ilike ${like})` : sql``}
       ${after ? sql`and (${touched}, v.id) < (${after[0]}, ${after[1]})` : sql``}
     order by touched desc, v.id desc limit ${input.limit + 1}`;
  const page = toPage(rows, input.limit, (r) => [r.touched, r.id]);
  return { items: page.items.map(toCard), nextCursor: page.nextCursor };
}

/** How those of some vouchers stand that are still the member's; the others are left out. */
export async function selectStates(
  { sql, tenant }: Ctx,
  input: { memberId: string; voucherIds: string[] },
): Promise<KeptState[]> {
  const rows = await sql<Pick<Row, 'id' | 'state' | 'expires_on' | 'used_at'>[]>`
    select id, state, expires_on::text, used_at from vouchers
     where tenant_id = ${tenant.id} and member_id = ${input.memberId} and id in ${sql(['', ...input.voucherIds])}`;
  return rows.map((r) => ({
    voucherId: r.id,
    state: r.state,
    expiresOn: r.expires_on,
    usedAt: r.used_at?.toISOString() ?? null,
  }));
}

export type FoundVoucher = {
  detail: VoucherDetail;
  memberId: string | null;
  sealed: { sealed: Buffer; keyId: string; fingerprint: Buffer };
  /** The planted code that this voucher was made from, which nobody may do. */
  canaryId: string | null;
};

export async function selectVoucher({ sql, tenant }: Ctx, id: string): Promise<FoundVoucher | null> {
  const [r] = await sql<Row[]>`
    select ${columns(sql)}, p.code_format, p.how_to, p.terms, v.last_four, v.order_id, v.member_id, v.sealed,
           v.key_id, v.fingerprint, n.remaining as noted,
           case when o.product_id is not null then coalesce(l.balance, v.denomination) end as balance,
           r.kind as problem_kind, r.created_at as problem_at,
           (select s.id from stock_codes s
             where s.tenant_id = v.tenant_id and s.fingerprint = v.fingerprint and s.canary) as canary_id
      from vouchers v join products p on p.id = v.product_id join brands b on b.id = p.brand_id
      left join own_brands o on o.tenant_id = v.tenant_id and o.product_id = v.product_id
      left join voucher_balances l on l.tenant_id = v.tenant_id and l.voucher_id = v.id
      left join voucher_notes n on n.tenant_id = v.tenant_id and n.voucher_id = v.id
      left join voucher_problems r on r.tenant_id = v.tenant_id and r.voucher_id = v.id and r.closed_at is null
     where v.tenant_id = ${tenant.id} and v.id = ${id}`;
  if (!r) return null;
  const { code_format, how_to, terms, last_four, order_id } = r;
  return {
    detail: {
      ...toCard(r),
      codeFormat: code_format,
      howTo: how_to,
      terms,
      lastFour: last_four,
      orderId: order_id,
      left: leftOf(r),
      problem: r.problem_kind && r.problem_at && { kind: r.problem_kind, at: r.problem_at.toISOString() },
    },
    memberId: r.member_id,
    sealed: { sealed: r.sealed, keyId: r.key_id, fingerprint: r.fingerprint },
    canaryId: r.canary_id,
  };
}

function leftOf({ balance, noted }: Row): VoucherDetail['left'] {
  if (balance !== null) return { amount: plain(balance), by: 'till' };
  return noted === null ? null : { amount: plain(noted), by: 'holder' };
}

export type OrderVoucher = {
  voucherId: string;
  unit: number;
  state: VoucherState;
  lastFour: string;
  expiresOn: string | null;
};

export async function selectOrderVouchers({ sql, tenant }: Ctx, orderId: string): Promise<OrderVoucher[]> {
  return sql<OrderVoucher[]>`
    select id as "voucherId", unit, state, last_four as "lastFour", expires_on::text as "expiresOn" from vouchers
     where tenant_id = ${tenant.id} and order_id = ${orderId} order by unit, id`;
}

/** The values of a product that have a free code now, or all of an own brand, whose codes are made. */
export async function selectValuesInStock({ sql, tenant, now }: Ctx, productId: string): Promise<number[]> {
  const rows = await sql<{ denomination: bigint }[]>`
    select distinct denomination from stock_codes
     where tenant_id = ${tenant.id} and product_id = ${productId} and taken_at is null
       and (expires_on is null or expires_on > ${now}::date)
     union
    select unnest(p.denominations) from own_brands o join products p on p.id = o.product_id
     where o.tenant_id = ${tenant.id} and o.product_id = ${productId} order by 1`;
  return rows.map((r) => plain(r.denomination));
}

/** How many codes of a value are free now, counted up to a most; of an own brand as many as one likes. */
export async function selectFreeCount(
  { sql, tenant, now }: Ctx,
  of: { productId: string; denomination: bigint; most: number },
): Promise<number> {
  const [row] = await sql<{ free: number }[]>`
    select case when exists (select 1 from own_brands where tenant_id = ${tenant.id} and product_id = ${of.productId})
           then ${of.most} else (
             select count(*)::int from (
               select 1 from stock_codes
                where tenant_id = ${tenant.id} and product_id = ${of.productId} and denomination = ${of.denomination}
                  and taken_at is null and (expires_on is null or expires_on > ${now}::date) limit ${of.most}) f) end as free`;
  return row?.free ?? 0;
}

export async function selectStock(
  { sql, tenant }: Ctx,
  input: { q?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<StockRow>> {
  const after = decodeCursor(input.cursor, ['text', 'text', 'amount']);
  const like = `%${(input.q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await sql<(Omit<StockRow, 'denomination'> & { denomination: bigint })[]>`
    select s.product_id as "productId", p.name as "productName", s.denomination, p.currency,
           count(*) filter (where s.taken_at is null)::int as free, count(s.taken_at) filter (where not s.canary)::int as taken
      from stock_codes s join products p on p.id = s.product_id
     where s.tenant_id = ${tenant.id} ${input.q ? sql`and p.name ilike ${like}` : sql``}
     group by s.product_id, p.name, s.denomination, p.currency
    ${after ? sql`having (p.name, s.product_id, s.denomination) > (${after[0]}, ${after[1]}, ${after[2]})` : sql``}
     order by p.name, s.product_id, s.denomination limit ${input.limit + 1}`;
  const items = rows.map((r) => ({ ...r, denomination: plain(r.denomination) }));
  return toPage(items, input.limit, (r) => [r.productName, r.productId, String(r.denomination)]);
}

/** What an upload may add to: the tenant's listed products by id and by supplier SKU. */
export async function selectStockable({ sql, tenant }: Ctx): Promise<StockableProduct[]> {
  return sql<StockableProduct[]>`
    select p.id, p.source_sku as sku, p.currency, p.denomination_type as "denominationType",
           p.denominations as values, p.min_value as "from", p.max_value as "to", p.step_value as step
      from listings l join products p on p.id = l.product_id where l.tenant_id = ${tenant.id}`;
}
export type StockableProduct = {
  id: string;
  sku: string;
  currency: string;
  denominationType: 'fixed' | 'range';
  values: bigint[];
  from: bigint;
  to: bigint;
  step: bigint;
};

/** The vouchers of an order, locked against reveal, redemption and refund until this transaction ends. */
export async function lockOrderVouchers({ sql, tenant }: Ctx, orderId: string): Promise<OrderVoucher[]> {
  return sql<OrderVoucher[]>`
    select id as "voucherId", unit, state, last_four as "lastFour", expires_on::text as "expiresOn" from vouchers
     where tenant_id = ${tenant.id} and order_id = ${orderId} order by unit, id for no key update`;
}

/** One voucher as another one would take its place. */
export async function selectReplaceable(
  { sql, tenant }: Ctx,
  id: string,
): Promise<Omit<Taking, 'voucherIds'> | null> {
  const [row] = await sql<Omit<Taking, 'voucherIds'>[]>`
    select product_id as "productId", denomination, currency, order_id as "orderId", order_line_id as "orderLineId",
           unit as "firstUnit", member_id as "memberId", transfer_id as "transferId"
      from vouchers where tenant_id = ${tenant.id} and id = ${id} and state not in ('revoked', 'replaced')`;
  return row ?? null;
}

/** The order of a voucher. */
export async function selectOrderOf({ sql, tenant }: Ctx, id: string): Promise<string | null> {
  const [row] = await sql<{ orderId: string }[]>`
    select order_id as "orderId" from vouchers where tenant_id = ${tenant.id} and id = ${id}`;
  return row?.orderId ?? null;
}

/** Whether a supplier has the product, or its codes are made here, so that it is not sold out with the last code. */
export async function selectIsSupplied({ sql, tenant }: Ctx, productId: string): Promise<boolean> {
  const rows = await sql`
    select 1 from supplier_offers o
      join supplier_accounts a on a.tenant_id = o.tenant_id and a.id = o.account_id and a.status = 'active'
     where o.tenant_id = ${tenant.id} and o.product_id = ${productId} and o.available
     union all
    select 1 from own_brands where tenant_id = ${tenant.id} and product_id = ${productId} limit 1`;
  return rows.length > 0;
}
