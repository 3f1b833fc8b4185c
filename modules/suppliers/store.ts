import type { Ctx } from '#core/context.ts';
import { newId } from '#lib/id.ts';
import type { Health } from './breaker.ts';
import type { SealedCredentials } from './credentials.ts';
import type { Cost, SupplierKind } from './port.ts';
import type { AlertCause } from './schema.ts';

type LowBalance = { amount: bigint; currency: string } | null;
export type NewAccount = SealedCredentials & {
  id: string;
  kind: SupplierKind;
  name: string;
  baseUrl: string;
  priority: number;
  lowBalance: LowBalance;
};

/** False when the name is taken. */
export async function insertAccount({ sql, tenant, now }: Ctx, a: NewAccount): Promise<boolean> {
  const made = await sql`
    insert into supplier_accounts (tenant_id, id, kind, name, mode, base_url, sealed, key_id, priority, status,
                                   low_balance, low_balance_currency, balances, created_at)
    values (${tenant.id}, ${a.id}, ${a.kind}, ${a.name}, ${tenant.mode}, ${a.baseUrl}, ${a.sealed}, ${a.keyId},
            ${a.priority}, 'active', ${a.lowBalance?.amount ?? null}, ${a.lowBalance?.currency ?? null}, '[]', ${now})
    on conflict (tenant_id, name) do nothing returning 1`;
  return made.length > 0;
}

export type AccountChange = {
  name: string;
  priority: number;
  lowBalance: LowBalance;
  /** Null keeps the credentials, whatever key they are sealed with by then. */
  sealed: SealedCredentials | null;
};

/** False when another account has the name. */
/** Of two who change an account one comes first, and the other sees what it became. */
export async function lockAccount({ sql, tenant }: Ctx, id: string): Promise<void> {
  await sql`select 1 from supplier_accounts where tenant_id = ${tenant.id} and id = ${id} for no key update`;
}

export async function updateAccount({ sql, tenant }: Ctx, id: string, a: AccountChange): Promise<boolean> {
  const rows = await sql`
    update supplier_accounts s
       set name = ${a.name}, priority = ${a.priority}, sealed = coalesce(${a.sealed?.sealed ?? null}::bytea, sealed),
           key_id = coalesce(${a.sealed?.keyId ?? null}, key_id), low_balance = ${a.lowBalance?.amount ?? null}, low_balance_currency = ${a.lowBalance?.currency ?? null}
     where tenant_id = ${tenant.id} and id = ${id}
       and not exists (select 1 from supplier_accounts o
                        where o.tenant_id = s.tenant_id and o.name = ${a.name} and o.id <> s.id)
    returning 1`;
  return rows.length > 0;
}

export async function updateStatus({ sql, tenant }: Ctx, id: string, status: string): Promise<boolean> {
  const rows = await sql`
    update supplier_accounts set status = ${status} where tenant_id = ${tenant.id} and id = ${id} returning 1`;
  return rows.length > 0;
}

export async function updateBalances({ sql, tenant, now }: Ctx, id: string, balances: Cost[]): Promise<void> {
  const kept = balances.map((b) => ({ amount: b.amount.toString(), currency: b.currency }));
  await sql`
    update supplier_accounts set balances = ${kept as never}::jsonb, balances_at = ${now}
     where tenant_id = ${tenant.id} and id = ${id}`;
}

export async function updatePriority({ sql, tenant }: Ctx, id: string, priority: number): Promise<boolean> {
  const rows = await sql`
    update supplier_offers set priority = ${priority} where tenant_id = ${tenant.id} and id = ${id} returning 1`;
  return rows.length > 0;
}

export async function updateProduct(
  { sql, tenant }: Ctx,
  id: string,
  productId: string | null,
): Promise<void> {
  await sql`update supplier_offers set product_id = ${productId} where tenant_id = ${tenant.id} and id = ${id}`;
}

/** The account's health, locked until this transaction ends; null when there is nothing to lock. */
export async function lockHealth(
  { sql, tenant }: Ctx,
  accountId: string,
  { onlyTroubled }: { onlyTroubled: boolean },
): Promise<Health | null> {
  const [row] = await sql<Health[]>`
    select state, failures, first_failed_at as "firstFailedAt", opened_until as "openedUntil"
      from supplier_health where tenant_id = ${tenant.id} and account_id = ${accountId}
       ${onlyTroubled ? sql`and (state <> 'closed' or failures > 0)` : sql``} for update`;
  return row ?? null;
}

/** Makes the row to lock, so that two first failures are counted one after the other. */
export async function ensureHealth({ sql, tenant, now }: Ctx, accountId: string): Promise<void> {
  await sql`
    insert into supplier_health (tenant_id, account_id, state, failures, changed_at)
    values (${tenant.id}, ${accountId}, 'closed', 0, ${now}) on conflict (tenant_id, account_id) do nothing`;
}

export async function updateHealth({ sql, tenant, now }: Ctx, accountId: string, h: Health): Promise<void> {
  await sql`
    update supplier_health
       set state = ${h.state}, failures = ${h.failures}, first_failed_at = ${h.firstFailedAt},
           opened_until = ${h.openedUntil}, changed_at = ${now}
     where tenant_id = ${tenant.id} and account_id = ${accountId}`;
}

/** Gives the one probe of an open breaker to whoever asks first once its pause is over. */
export async function claimProbe(
  { sql, tenant, now }: Ctx,
  accountId: string,
  until: Date,
): Promise<boolean> {
  const rows = await sql`
    update supplier_health set state = 'half_open', opened_until = ${until}, changed_at = ${now}
     where tenant_id = ${tenant.id} and account_id in (
       select account_id from supplier_health
        where tenant_id = ${tenant.id} and account_id = ${accountId} and state <> 'closed' and opened_until <= ${now}
          for update skip locked)
    returning 1`;
  return rows.length > 0;
}

/** The new alert's id, or null when one is open for the same cause and subject. */
export async function insertAlert(
  { sql, tenant, now }: Ctx,
  a: { cause: AlertCause; subject: string; detail: string },
): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    insert into supplier_alerts (tenant_id, id, cause, subject, detail, opened_at)
    values (${tenant.id}, ${newId('supplierAlert')}, ${a.cause}, ${a.subject}, ${a.detail}, ${now})
    on conflict (tenant_id, cause, subject) where closed_at is null do nothing returning id`;
  return row?.id ?? null;
}

export async function closeAlert(
  { sql, tenant, now }: Ctx,
  a: { cause: AlertCause; subject: string },
): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    update supplier_alerts set closed_at = ${now}
     where tenant_id = ${tenant.id} and cause = ${a.cause} and subject = ${a.subject} and closed_at is null
    returning id`;
  return row?.id ?? null;
}
