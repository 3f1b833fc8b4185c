import type { Ctx } from '#core/context.ts';
import { accountId } from './account-id.ts';
import type { Balance, Held, NewTransfer } from './schema.ts';

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
    select p.id, p.part, p.debit_account_id as "debitAccountId", p.currency, p.amount from transfers p
     where p.tenant_id = ${tenant.id} and p.reference = ${reference} and p.type = 'pending'
       and (${parts}::smallint[] is null or p.part = any(${parts}::smallint[]))
       and not exists (select 1 from transfers r where r.tenant_id = p.tenant_id and r.pending_id = p.id)
     order by p.part, p.id`;
}
