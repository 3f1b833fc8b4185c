import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import type { KnownOffer } from './diff.ts';
import type { SupplierKind } from './port.ts';
import type {
  AccountView,
  AlertCause,
  AlertView,
  Balance,
  Breaker,
  OfferView,
  SyncChange,
  SyncView,
} from './schema.ts';

type StoredBalance = { amount: string; currency: string };
type AccountRow = Omit<AccountView, 'lowBalance' | 'balances' | 'balancesAt' | 'health'> & {
  low: bigint | null;
  lowCurrency: string | null;
  balances: StoredBalance[];
  balancesAt: Date | null;
  state: Breaker | null;
  failures: number | null;
  until: Date | null;
};

const asBalance = (b: StoredBalance): Balance => ({ amount: plain(BigInt(b.amount)), currency: b.currency });

export async function selectAccounts(
  { sql, tenant }: Ctx,
  input: { cursor?: string | undefined; limit: number },
): Promise<Page<AccountView>> {
  const after = decodeCursor(input.cursor, ['integer', 'text']);
  const rows = await sql<AccountRow[]>`
    select a.id as "accountId", a.kind, a.name, a.mode, a.base_url as "baseUrl", a.priority, a.status,
           a.low_balance as low, a.low_balance_currency as "lowCurrency", a.balances, a.balances_at as "balancesAt",
           h.state, h.failures, h.opened_until as until
      from supplier_accounts a
      left join supplier_health h on h.tenant_id = a.tenant_id and h.account_id = a.id
     where a.tenant_id = ${tenant.id} ${after ? sql`and (a.priority, a.id) > (${after[0]}, ${after[1]})` : sql``}
     order by a.priority, a.id limit ${input.limit + 1}`;
  const items = rows.map(({ low, lowCurrency, state, failures, until, ...r }) => ({
    ...r,
    lowBalance: low !== null && lowCurrency ? { amount: plain(low), currency: lowCurrency } : null,
    balances: r.balances.map(asBalance),
    balancesAt: r.balancesAt?.toISOString() ?? null,
    health: { state: state ?? 'closed', failures: failures ?? 0, until: until?.toISOString() ?? null },
  }));
  return toPage(items, input.limit, (r) => [r.priority, r.accountId]);
}

export type StoredAccount = {
  id: string;
  kind: SupplierKind;
  name: string;
  mode: 'live' | 'sandbox';
  baseUrl: string;
  status: 'active' | 'paused';
  priority: number;
  lowBalance: { amount: bigint; currency: string } | null;
  sealed: Buffer;
  keyId: string;
};

export async function selectAccount({ sql, tenant }: Ctx, id: string): Promise<StoredAccount | null> {
  type Row = Omit<StoredAccount, 'lowBalance'> & { low: bigint | null; lowCurrency: string | null };
  const [row] = await sql<Row[]>`
    select id, kind, name, mode, base_url as "baseUrl", status, priority, sealed, key_id as "keyId",
           low_balance as low, low_balance_currency as "lowCurrency"
      from supplier_accounts where tenant_id = ${tenant.id} and id = ${id}`;
  if (!row) return null;
  const { low, lowCurrency, ...account } = row;
  return {
    ...account,
    lowBalance: low !== null && lowCurrency ? { amount: low, currency: lowCurrency } : null,
  };
}

export async function countAccounts({ sql, tenant }: Ctx): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from supplier_accounts where tenant_id = ${tenant.id}`;
  return row?.n ?? 0;
}

/** The ids of the accounts in use; a tenant has few. */
export async function selectActiveIds({ sql, tenant }: Ctx): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from supplier_accounts where tenant_id = ${tenant.id} and status = 'active' order by id`;
  return rows.map((r) => r.id);
}

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
           o.product_id as "productId", o.name, o.brand, o.country, o.currency, o.min_value as min,
           o.max_value as max, o.cost_basis_points as "costBasisPoints", o.priority, o.available,
           o.last_seen_at as seen
      from supplier_offers o
      join supplier_accounts a on a.tenant_id = o.tenant_id and a.id = o.account_id
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

type AlertRow = {
  id: string;
  cause: AlertCause;
  subject: string;
  detail: string;
  opened: Date;
  closed: Date | null;
};

export async function selectAlerts(
  { sql, tenant }: Ctx,
  input: { open: boolean; cursor?: string | undefined; limit: number },
): Promise<Page<AlertView>> {
  const after = decodeCursor(input.cursor, ['text']);
  const rows = await sql<AlertRow[]>`
    select id, cause, subject, detail, opened_at as opened, closed_at as closed from supplier_alerts
     where tenant_id = ${tenant.id} and (closed_at is null) = ${input.open}
       ${after ? sql`and id < ${after[0]}` : sql``}
     order by id desc limit ${input.limit + 1}`;
  const items = rows.map(({ id, opened, closed, ...r }) => ({
    alertId: id,
    ...r,
    openedAt: opened.toISOString(),
    closedAt: closed?.toISOString() ?? null,
  }));
  return toPage(items, input.limit, (r) => [r.alertId]);
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

/** What open alerts of a cause are about. */
export async function selectOpenSubjects({ sql, tenant }: Ctx, cause: AlertCause): Promise<string[]> {
  const rows = await sql<{ subject: string }[]>`
    select subject from supplier_alerts
     where tenant_id = ${tenant.id} and cause = ${cause} and closed_at is null`;
  return rows.map((r) => r.subject);
}

export type Shelf = { productId: string; productName: string; denomination: bigint; free: number };

/** Values of listed products whose codes were uploaded once, with how many are free; the emptiest first. */
export async function selectShelves({ sql, tenant, now }: Ctx, limit: number): Promise<Shelf[]> {
  return sql<Shelf[]>`
    select s.product_id as "productId", p.name as "productName", s.denomination,
           count(*) filter (where s.taken_at is null and (s.expires_on is null or s.expires_on > ${now}::date))::int as free
      from stock_codes s
      join listings l on l.tenant_id = s.tenant_id and l.product_id = s.product_id and l.visible
      join products p on p.id = s.product_id
     where s.tenant_id = ${tenant.id}
     group by s.product_id, p.name, s.denomination order by free, s.product_id, s.denomination limit ${limit}`;
}

/** The account's whole catalogue as it was seen last; it is bounded by what a sync takes in. */
export async function selectKnown({ sql, tenant }: Ctx, accountId: string): Promise<KnownOffer[]> {
  return sql<KnownOffer[]>`
    select sku, name, country, currency, denomination_type as "denominationType", denominations, min_value as min,
           max_value as max, available, cost_basis_points as "costBasisPoints"
      from supplier_offers where tenant_id = ${tenant.id} and account_id = ${accountId}`;
}

/** How many lines the last reading had that was applied; null before the first. */
export async function selectLastSeen({ sql, tenant }: Ctx, accountId: string): Promise<number | null> {
  const [row] = await sql<{ seen: number }[]>`
    select seen from supplier_sync_runs
     where tenant_id = ${tenant.id} and account_id = ${accountId} and state = 'applied' order by id desc limit 1`;
  return row?.seen ?? null;
}

type RunRow = Omit<SyncView, 'requestedAt' | 'finishedAt'> & { requested: Date; finished: Date | null };

const runColumns = (sql: Ctx['sql']) => sql`
  id as "runId", account_id as "accountId", state, seen, added, removed, changed, reason, requested_at as requested,
  finished_at as finished`;

const asRun = ({ requested, finished, ...r }: RunRow): SyncView => ({
  ...r,
  requestedAt: requested.toISOString(),
  finishedAt: finished?.toISOString() ?? null,
});

export async function selectRuns(
  { sql, tenant }: Ctx,
  input: { accountId: string; cursor?: string | undefined; limit: number },
): Promise<Page<SyncView>> {
  const after = decodeCursor(input.cursor, ['text']);
  const rows = await sql<RunRow[]>`
    select ${runColumns(sql)} from supplier_sync_runs
     where tenant_id = ${tenant.id} and account_id = ${input.accountId} ${after ? sql`and id < ${after[0]}` : sql``}
     order by id desc limit ${input.limit + 1}`;
  return toPage(rows.map(asRun), input.limit, (r) => [r.runId]);
}

export async function selectRun({ sql, tenant }: Ctx, runId: string): Promise<SyncView | null> {
  const [row] = await sql<RunRow[]>`
    select ${runColumns(sql)} from supplier_sync_runs where tenant_id = ${tenant.id} and id = ${runId}`;
  return row ? asRun(row) : null;
}

export async function selectChanges(
  { sql, tenant }: Ctx,
  input: { runId: string; cursor?: string | undefined; limit: number },
): Promise<Page<SyncChange>> {
  const after = decodeCursor(input.cursor, ['text', 'text']);
  const rows = await sql<SyncChange[]>`
    select sku, kind, name, before, after from supplier_sync_changes
     where tenant_id = ${tenant.id} and run_id = ${input.runId}
       ${after ? sql`and (sku, kind) > (${after[0]}, ${after[1]})` : sql``}
     order by sku, kind limit ${input.limit + 1}`;
  return toPage(rows, input.limit, (r) => [r.sku, r.kind]);
}
