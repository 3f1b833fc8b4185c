import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import type { SupplierKind } from './port.ts';
import type { Breaker, OfferView } from './schema.ts';

type OfferRow = Omit<OfferView, 'from' | 'to' | 'lastSeenAt'> & { min: bigint; max: bigint; seen: Date };

export async function selectOffers(
  { sql, tenant }: Ctx,
  input: {
    accountId?: string | undefined;
    q?: string | undefined;
    matched?: boolean | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<Page<OfferView>> {
  const after = decodeCursor(input.cursor, ['text', 'text']);
  const like = `%${(input.q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await sql<OfferRow[]>`
    select o.id as "offerId", o.account_id as "accountId", a.name as "accountName", o.sku,
           o.product_id as "productId", p.name as "productName", o.name, o.brand, o.country, o.currency, o.min_value as min,
           o.max_value as max, o.cost_basis_points as "costBasisPoints", o.priority, o.available,
           o.last_seen_at as seen
      from supplier_offers o
      join supplier_accounts a on a.tenant_id = o.tenant_id and a.id = o.account_id
      left join products p on p.id = o.product_id
     where o.tenant_id = ${tenant.id}
       ${input.accountId ? sql`and o.account_id = ${input.accountId}` : sql``}
       ${input.q ? sql`and o.name ilike ${like}` : sql``}
       ${input.matched === undefined ? sql`` : sql`and (o.product_id is not null) = ${input.matched}`}
       ${after ? sql`and (o.name, o.id) > (${after[0]}, ${after[1]})` : sql``}
     order by o.name, o.id limit ${input.limit + 1}`;
  const items = rows.map(({ min, max, seen, ...r }) => ({
    ...r,
    from: plain(min),
    to: plain(max),
    lastSeenAt: seen.toISOString(),
  }));
  return toPage(items, input.limit, (r) => [r.name, r.offerId]);
}

export type StoredOffer = { id: string; accountId: string; currency: string; productId: string | null };

export async function selectOffer({ sql, tenant }: Ctx, id: string): Promise<StoredOffer | null> {
  const [row] = await sql<StoredOffer[]>`
    select id, account_id as "accountId", currency, product_id as "productId"
      from supplier_offers where tenant_id = ${tenant.id} and id = ${id}`;
  return row ?? null;
}

/** The currency of a product that this tenant lists; null when it lists none of that id. */
export async function selectListedCurrency({ sql, tenant }: Ctx, productId: string): Promise<string | null> {
  const [row] = await sql<{ currency: string }[]>`
    select p.currency from listings l join products p on p.id = l.product_id
     where l.tenant_id = ${tenant.id} and l.product_id = ${productId}`;
  return row?.currency ?? null;
}

/** Whether another offer of this account stands for the product already. */
export async function isMatched(
  { sql, tenant }: Ctx,
  o: { accountId: string; productId: string; offerId: string },
): Promise<boolean> {
  const rows = await sql`
    select 1 from supplier_offers
     where tenant_id = ${tenant.id} and product_id = ${o.productId} and account_id = ${o.accountId} and id <> ${o.offerId}`;
  return rows.length > 0;
}

export type RouteRow = {
  accountId: string;
  kind: SupplierKind;
  sku: string;
  costBasisPoints: number;
  state: Breaker | null;
  openedUntil: Date | null;
};

/** The offers that could serve one value, best first: cost, then the offer's priority, then the account's. */
export async function selectRoutes(
  { sql, tenant }: Ctx,
  w: {
    productId: string;
    denomination: bigint;
    currency: string;
    country: string;
    exclude: readonly string[];
  },
): Promise<RouteRow[]> {
  return sql<RouteRow[]>`
    select o.account_id as "accountId", a.kind, o.sku, o.cost_basis_points as "costBasisPoints", h.state,
           h.opened_until as "openedUntil"
      from supplier_offers o
      join supplier_accounts a on a.tenant_id = o.tenant_id and a.id = o.account_id
      left join supplier_health h on h.tenant_id = a.tenant_id and h.account_id = a.id
     where o.tenant_id = ${tenant.id} and o.product_id = ${w.productId} and o.available and a.status = 'active'
       and o.currency = ${w.currency} and o.country in (${w.country}, '')
       and case o.denomination_type when 'fixed' then ${w.denomination} = any(o.denominations)
                else ${w.denomination} between o.min_value and o.max_value end
       and o.account_id <> all(${w.exclude as string[]}::text[])
     order by o.cost_basis_points, o.priority, a.priority, o.account_id`;
}

/** Which of these values of a product somebody is believed to deliver; the breaker is not asked. */
export async function selectSuppliedValues(
  { sql, tenant }: Ctx,
  w: { productId: string; country: string; values: readonly number[] },
): Promise<number[]> {
  const rows = await sql<{ value: bigint }[]>`
    select v.value from unnest(${w.values as number[]}::bigint[]) v(value)
     where exists (
       select 1 from supplier_offers o
         join supplier_accounts a on a.tenant_id = o.tenant_id and a.id = o.account_id and a.status = 'active'
        where o.tenant_id = ${tenant.id} and o.product_id = ${w.productId} and o.available
          and o.country in (${w.country}, '')
          and case o.denomination_type when 'fixed' then v.value = any(o.denominations)
                   else v.value between o.min_value and o.max_value end)
     order by v.value`;
  return rows.map((r) => plain(r.value));
}

/** Whether a product can be had at all: from a supplier, from codes, or made as an own brand. */
export async function selectObtainable(
  { sql, tenant }: Ctx,
  productIds: readonly string[],
): Promise<{ productId: string; obtainable: boolean }[]> {
  return sql<{ productId: string; obtainable: boolean }[]>`
    select l.product_id as "productId",
           exists (select 1 from supplier_offers o
                     join supplier_accounts a on a.tenant_id = o.tenant_id and a.id = o.account_id and a.status = 'active'
                    where o.tenant_id = l.tenant_id and o.product_id = l.product_id and o.available)
           or exists (select 1 from stock_codes s
                       where s.tenant_id = l.tenant_id and s.product_id = l.product_id and s.taken_at is null)
           or exists (select 1 from own_brands b where b.tenant_id = l.tenant_id and b.product_id = l.product_id)
             as obtainable
      from listings l where l.tenant_id = ${tenant.id} and l.product_id = any(${productIds as string[]}::text[])`;
}

/** The products that an account's offers stand for. */
export async function selectMatched({ sql, tenant }: Ctx, accountId: string): Promise<string[]> {
  const rows = await sql<{ productId: string }[]>`
    select product_id as "productId" from supplier_offers
     where tenant_id = ${tenant.id} and account_id = ${accountId} and product_id is not null`;
  return rows.map((r) => r.productId);
}
