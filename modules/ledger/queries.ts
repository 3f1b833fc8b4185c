import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import type { AccountKind, Balance, StatementRow } from './schema.ts';

/** Posted transfers of one account, newest first, each with the balance after it. */
export async function selectStatement(
  { sql, tenant }: Ctx,
  input: { accountId: string; cursor?: string | undefined; limit: number },
): Promise<Page<StatementRow>> {
  const after = decodeCursor(input.cursor, ['text', 'amount']);
  const [account] = await sql<{ balance: bigint }[]>`
    select credits_posted - debits_posted as balance from accounts
     where tenant_id = ${tenant.id} and id = ${input.accountId}`;
  const from = after ? { id: after[0], balance: after[1] } : { id: null, balance: account?.balance ?? 0n };
  const rows = await sql<Omit<StatementRow, 'balanceAfter'>[]>`
    select id as "transferId", created_at as "createdAt", code, reference, memo,
           case when credit_account_id = ${input.accountId} then amount else -amount end as amount
      from transfers
     where tenant_id = ${tenant.id} and type in ('posted', 'post')
       and (debit_account_id = ${input.accountId} or credit_account_id = ${input.accountId})
       ${from.id ? sql`and id < ${from.id}` : sql``}
     order by id desc limit ${input.limit + 1}`;
  let balance = from.balance;
  const items = rows.map((row) => {
    const balanceAfter = balance;
    balance -= row.amount;
    return { ...row, balanceAfter };
  });
  return toPage(items, input.limit, (r) => [r.transferId, (r.balanceAfter - r.amount).toString()]);
}

type AccountRow = Balance & {
  accountId: string;
  kind: AccountKind;
  ownerId: string | null;
  currency: string;
};

/** Accounts with their balances, by id. */
export async function selectAccounts(
  { sql, tenant }: Ctx,
  input: { kind?: AccountKind | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<AccountRow>> {
  const after = decodeCursor(input.cursor, ['text']);
  const rows = await sql<AccountRow[]>`
    select id as "accountId", kind, nullif(owner_id, '') as "ownerId", currency,
           credits_posted - debits_posted - debits_pending as available, debits_pending as held
      from accounts
     where tenant_id = ${tenant.id} ${input.kind ? sql`and kind = ${input.kind}` : sql``}
       ${after ? sql`and id > ${after[0]}` : sql``}
     order by id limit ${input.limit + 1}`;
  return toPage(rows, input.limit, (r) => [r.accountId]);
}

/** The balance of an account as it was at a moment, added up from its transfers until then. */
export async function selectBalanceAt(
  { sql, tenant }: Ctx,
  input: { accountId: string; at: Date },
): Promise<Balance> {
  const [row] = await sql<Balance[]>`
    with moved as (
      select t.type, t.debit_account_id = ${input.accountId} as out, t.amount,
             exists (select 1 from transfers r where r.tenant_id = t.tenant_id and r.pending_id = t.id
                        and r.created_at <= ${input.at}) as ended
        from transfers t
       where t.tenant_id = ${tenant.id} and t.created_at <= ${input.at}
         and (t.debit_account_id = ${input.accountId} or t.credit_account_id = ${input.accountId})
    ), sums as (
      select coalesce(sum(case when out then -amount else amount end) filter (where type in ('posted', 'post')), 0) as posted,
             coalesce(sum(amount) filter (where type = 'pending' and out and not ended), 0) as held
        from moved
    )
    select (posted - held)::bigint as available, held::bigint as held from sums`;
  return row ?? { available: 0n, held: 0n };
}
