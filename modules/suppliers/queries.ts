import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import type { SupplierKind } from './port.ts';
import type { AccountView, AlertCause, AlertView, Balance, Breaker } from './schema.ts';

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
