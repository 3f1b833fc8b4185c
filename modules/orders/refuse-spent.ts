import type { Ctx } from '#core/context.ts';
import { refuse } from '#lib/errors.ts';
import { plain } from '#lib/plain.ts';
import { spentOf } from '#modules/merchants/index.ts';

/**
 * An own-brand voucher that was used at a till, if only in part, is not given back whole: the merchant has it paid.
 * The caller holds the vouchers' locks, so that no till can use one meanwhile.
 */
export async function refuseSpent(ctx: Ctx, voucherIds: string[]): Promise<void> {
  const [first] = await spentOf(ctx, voucherIds);
  if (!first) return;
  const [voucherId, spent] = first;
  refuse('conflict', {
    message: `Voucher ${voucherId} was used at a till in part, so it cannot be given back. Have the till take it back first.`,
    params: { voucherId, spent: plain(spent) },
  });
}
