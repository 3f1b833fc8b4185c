import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import type { StatementRow } from './schema.ts';

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
