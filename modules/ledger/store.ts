import type { Ctx } from '#core/context.ts';
import { accountId } from './account-id.ts';
import type { Balance, ExchangeRate, Held, NewTransfer, TransferCode } from './schema.ts';

export async function selectBalance({ sql, tenant }: Ctx, id: string): Promise<Balance | null> {
  const [row] = await sql<Balance[]>`
    select credits_posted - debits_posted - debits_pending as available, debits_pending as held
      from accounts where tenant_id = ${tenant.id} and id = ${id}`;
  return row ?? null;
}

type Linked = NewTransfer & { id: string; type: 'posted' | 'pending' };

/** All of them or none (see db/sql/ledger.sql); answers the accounts that fall short. */
export async function insertTransfers({ sql, now }: Ctx, transfers: Linked[]): Promise<string[]> {
  const rows = transfers.map((t) => ({
    id: t.id,
    type: t.type,
    debit: accountId(t.debit),
    credit: accountId(t.credit),
    currency: t.debit.currency,
    amount: Number(t.amount),
    code: t.code,
    reference: t.reference,
    part: t.part ?? 0,
    memo: t.memo ?? '',
    expires_at: t.expiresAt ?? null,
    lot: t.lot ?? null,
    lot_expires_at: t.lotExpiresAt ?? null,
  }));
  const [row] = await sql<{ short: string[] | null }[]>`
    select ledger_post(${now}, ${rows as never}::jsonb) as short`;
  return row?.short ?? [];
}

type Resolution = { id: string; pendingId: string; type: 'post' | 'void'; amount?: bigint };

/** Resolves holds, each exactly once; answers the holds that were resolved by this call. */
export async function resolvePending({ sql, now }: Ctx, resolutions: Resolution[]): Promise<string[]> {
  const rows = resolutions.map((r) => ({
    id: r.id,
    pending_id: r.pendingId,
    type: r.type,
    amount: r.amount === undefined ? null : Number(r.amount),
  }));
  const [row] = await sql<{ resolved: string[] }[]>`
    select ledger_resolve(${now}, ${rows as never}::jsonb) as resolved`;
  return row?.resolved ?? [];
}

/** What is still held for an object, or for some parts of it. */
export async function selectHeld(
  { sql, tenant }: Ctx,
  reference: string,
  parts: number[] | null,
): Promise<Held[]> {
  return sql<Held[]>`
    select p.id, p.part, p.code, p.debit_account_id as "debitAccountId", p.currency, p.amount from transfers p
     where p.tenant_id = ${tenant.id} and p.reference = ${reference} and p.type = 'pending'
       and (${parts}::smallint[] is null or p.part = any(${parts}::smallint[]))
       and not exists (select 1 from transfers r where r.tenant_id = p.tenant_id and r.pending_id = p.id)
     order by p.part, p.id`;
}

/** Locks accounts until the transaction ends: what is read of them afterwards holds until it is acted upon. */
export async function lockAccounts({ sql }: Ctx, ids: string[]): Promise<void> {
  await sql`select ledger_lock(${ids})`;
}

/** Holds whose time is over and that nobody has resolved; all of an object's together, the earliest first. */
export async function selectOverdueHolds(
  { sql, tenant, now }: Ctx,
  limit: number,
): Promise<(Held & { reference: string; code: TransferCode })[]> {
  return sql`
    with objects as (
      select t.reference from open_holds h join transfers t on t.tenant_id = h.tenant_id and t.id = h.transfer_id
       where h.tenant_id = ${tenant.id} and h.expires_at <= ${now}
       group by t.reference order by min(h.expires_at) limit ${limit}
    )
    select t.id, t.part, t.debit_account_id as "debitAccountId", t.currency, t.amount, t.reference, t.code
      from open_holds h join transfers t on t.tenant_id = h.tenant_id and t.id = h.transfer_id
     where h.tenant_id = ${tenant.id} and h.expires_at <= ${now} and t.reference in (select reference from objects)
     order by t.id`;
}

export async function insertExchange(
  { sql, tenant, now }: Ctx,
  x: { id: string; given: string; received: string; rate: ExchangeRate; source: string },
): Promise<void> {
  await sql`
    insert into exchanges (tenant_id, id, given_transfer_id, received_transfer_id, from_units, to_units, source, created_at)
    values (${tenant.id}, ${x.id}, ${x.given}, ${x.received}, ${x.rate.from}, ${x.rate.to}, ${x.source}, ${now})`;
}
