import type { Ctx } from '#core/context.ts';
import type { OwnVoucher } from '#modules/vouchers/index.ts';

/** What is left of a voucher, whether or not it was ever used. */
export async function selectBalance({ sql, tenant }: Ctx, v: OwnVoucher): Promise<bigint> {
  const [row] = await sql<{ balance: bigint }[]>`
    select balance from voucher_balances where tenant_id = ${tenant.id} and voucher_id = ${v.voucherId}`;
  return row?.balance ?? v.denomination;
}

type Movement = {
  id: string;
  kind: 'redeem' | 'undo' | 'expire';
  amount: bigint;
  merchant: string;
  reference: string | null;
  undoUntil: Date | null;
  undoesId: string | null;
};

/**
 * Moves a balance and writes the movement, in one statement behind the row of the balance. Answers what is left, or
 * null when the balance does not allow it and nothing was done.
 */
export async function move({ sql, tenant, now }: Ctx, v: OwnVoucher, m: Movement): Promise<bigint | null> {
  await sql`
    insert into voucher_balances (tenant_id, voucher_id, currency, issued, balance, updated_at)
    values (${tenant.id}, ${v.voucherId}, ${v.currency}, ${v.denomination}, ${v.denomination}, ${now})
    on conflict do nothing`;
  const change = m.kind === 'undo' ? m.amount : -m.amount;
  const [moved] = await sql<{ balance: bigint }[]>`
    with changed as (
      update voucher_balances set balance = balance + ${change}, version = version + 1, updated_at = ${now}
       where tenant_id = ${tenant.id} and voucher_id = ${v.voucherId} and balance + ${change} between 0 and issued
      returning balance, version
    ), written as (
      insert into redemptions (tenant_id, id, voucher_id, kind, amount, currency, version, balance_after, undoes_id,
                               merchant, reference, undo_until, created_at)
      select ${tenant.id}, ${m.id}, ${v.voucherId}, ${m.kind}, ${m.amount}, ${v.currency}, version, balance,
             ${m.undoesId}, ${m.merchant}, ${m.reference}, ${m.undoUntil}, ${now}
        from changed
    )
    select balance from changed`;
  return moved?.balance ?? null;
}
