import type { Ctx } from '#core/context.ts';

export type MadeRedemption = {
  voucherId: string;
  amount: bigint;
  merchant: string;
  undoUntil: Date;
  /** What its undo left, once it was taken back. */
  undoneTo: bigint | null;
};

/** A redemption and whether it was taken back. */
export async function selectRedemption({ sql, tenant }: Ctx, id: string): Promise<MadeRedemption | null> {
  const [row] = await sql<MadeRedemption[]>`
    select r.voucher_id as "voucherId", r.amount, r.merchant, r.undo_until as "undoUntil", u.balance_after as "undoneTo"
      from redemptions r left join redemptions u on u.tenant_id = r.tenant_id and u.undoes_id = r.id
     where r.tenant_id = ${tenant.id} and r.id = ${id} and r.kind = 'redeem'`;
  return row ?? null;
}

/** Which of these vouchers were used at a till, if only in part: what they paid for cannot be given back whole. */
export async function selectSpent({ sql, tenant }: Ctx, voucherIds: string[]): Promise<Map<string, bigint>> {
  const rows = await sql<{ id: string; spent: bigint }[]>`
    select voucher_id as id, issued - balance as spent from voucher_balances
     where tenant_id = ${tenant.id} and voucher_id = any(${voucherIds}::text[]) and balance < issued`;
  return new Map(rows.map((r) => [r.id, r.spent]));
}
