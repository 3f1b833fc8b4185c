import type { Ctx } from '#core/context.ts';
import { accountId } from './account-id.ts';
import type { AccountKey, Balance, NewTransfer } from './schema.ts';

/** The zero rows, so that there is something to lock; what exists stays. */
export async function insertAccounts({ sql, tenant, now }: Ctx, keys: AccountKey[]): Promise<void> {
  const rows = keys
    .map((k) => ({ id: accountId(k), kind: k.kind, owner: k.ownerId ?? '', currency: k.currency }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  await sql`
    insert into accounts (tenant_id, id, kind, owner_id, currency, may_go_negative, created_at)
    select ${tenant.id}, r.id, r.kind, r.owner, r.currency, r.kind = 'issuance', ${now}
      from jsonb_to_recordset(${rows as never}::jsonb) as r(id text, kind text, owner text, currency text)
    on conflict do nothing`;
}

export async function selectBalance({ sql, tenant }: Ctx, id: string): Promise<Balance | null> {
  const [row] = await sql<Balance[]>`
    select credits_posted - debits_posted - debits_pending as available, debits_pending as held
      from accounts where tenant_id = ${tenant.id} and id = ${id}`;
  return row ?? null;
}

/**
 * Locks both account rows in id order, then writes balances and the transfer together. The guard on the
 * debited side decides; when it refuses, nothing was written. While the first row is missing the second one
 * stays unlocked: who then makes the first would otherwise hold them in the wrong order.
 */
export async function insertTransfer(
  { sql, tenant, now }: Ctx,
  t: NewTransfer & { id: string; type: 'posted' | 'pending' },
): Promise<'done' | 'not enough' | 'no account'> {
  const [debit, credit] = [accountId(t.debit), accountId(t.credit)];
  const [first = debit] = [debit, credit].sort();
  const [posted, pending] = t.type === 'posted' ? [t.amount, 0n] : [0n, t.amount];
  // Sent ahead, unawaited: whoever has to wait does it here, so that the statement which decides begins after the
  // wait with a view of the present, and need not check every row again against what changed meanwhile.
  const turn = sql`select 1 from accounts where tenant_id = ${tenant.id} and id = ${first} for no key update`;
  const decision = sql<{ accounts: number; transfers: number }[]>`
    with locked as (
      select id, may_go_negative or credits_posted - debits_posted - debits_pending >= ${t.amount}::bigint as enough
        from accounts where tenant_id = ${tenant.id} and id in (${debit}, ${credit})
         and (id = ${first} or exists (select 1 from accounts where tenant_id = ${tenant.id} and id = ${first}))
       order by id for no key update
    ), allowed as (
      select 1 from locked having count(*) = 2 and bool_or(id = ${debit} and enough)
    ), moved as (
      update accounts a set
             debits_posted = debits_posted + case when id = ${debit} then ${posted}::bigint else 0 end,
             debits_pending = debits_pending + case when id = ${debit} then ${pending}::bigint else 0 end,
             credits_posted = credits_posted + case when id = ${credit} then ${posted}::bigint else 0 end,
             credits_pending = credits_pending + case when id = ${credit} then ${pending}::bigint else 0 end,
             version = version + 1
        from allowed where a.tenant_id = ${tenant.id} and a.id in (${debit}, ${credit})
      returning 1
    ), written as (
      insert into transfers (tenant_id, id, type, debit_account_id, credit_account_id, currency, amount, code,
                             reference, memo, created_at)
      select ${tenant.id}, ${t.id}, ${t.type}, ${debit}, ${credit}, ${t.debit.currency}, ${t.amount}::bigint,
             ${t.code}, ${t.reference}, ${t.memo ?? ''}, ${now}
        from allowed
      returning 1
    )
    select (select count(*) from locked)::int as accounts, (select count(*) from written)::int as transfers`;
  const [, [row]] = await Promise.all([turn, decision]);
  if (row?.transfers === 1) return 'done';
  return row?.accounts === 2 ? 'not enough' : 'no account';
}

/** Resolves a hold exactly once; the unique index on pending_id decides a race. */
export async function resolvePending(
  { sql, tenant, now }: Ctx,
  r: { id: string; pendingId: string; type: 'post' | 'void' },
): Promise<boolean> {
  const [pending] = await sql<{ debit: string; credit: string; amount: bigint }[]>`
    insert into transfers (tenant_id, id, type, pending_id, debit_account_id, credit_account_id, currency,
                           amount, code, reference, memo, created_at)
    select tenant_id, ${r.id}, ${r.type}, id, debit_account_id, credit_account_id, currency, amount, code,
           reference, memo, ${now}
      from transfers where tenant_id = ${tenant.id} and id = ${r.pendingId} and type = 'pending'
    on conflict (tenant_id, pending_id) where pending_id is not null do nothing
    returning debit_account_id as debit, credit_account_id as credit, amount`;
  if (!pending) return false;
  const posted = r.type === 'post' ? pending.amount : 0n;
  await sql`
    with locked as (
      select id from accounts where tenant_id = ${tenant.id} and id in (${pending.debit}, ${pending.credit})
       order by id for no key update
    )
    update accounts a set
           debits_pending = debits_pending - case when a.id = ${pending.debit} then ${pending.amount}::bigint else 0 end,
           debits_posted = debits_posted + case when a.id = ${pending.debit} then ${posted}::bigint else 0 end,
           credits_pending = credits_pending - case when a.id = ${pending.credit} then ${pending.amount}::bigint else 0 end,
           credits_posted = credits_posted + case when a.id = ${pending.credit} then ${posted}::bigint else 0 end,
           version = version + 1
      from locked where a.tenant_id = ${tenant.id} and a.id = locked.id`;
  return true;
}
