import type { Ctx } from '#core/context.ts';
import { newId } from '#lib/id.ts';
import { setInStock } from '#modules/catalog/index.ts';
import { lockCodes } from './issue.ts';
import { selectIsSupplied, selectReplaceable } from './queries.ts';
import { markReplaced, setRevoked, takeStock } from './store.ts';

/** Withdraws vouchers: from now on none of them can be revealed or redeemed. The caller holds their locks. */
export async function revokeVouchers(ctx: Ctx, voucherIds: string[]): Promise<void> {
  await setRevoked(ctx, voucherIds);
  for (const voucherId of voucherIds)
    ctx.emit({ type: 'voucher.revoked', objectType: 'voucher', objectId: voucherId });
}

/**
 * Issues another voucher of the same product and value from stock in place of one, which is withdrawn; paid by what
 * paid for the first. Null when stock has none; the caller must then let its transaction go.
 */
export async function replaceFromStock(ctx: Ctx, voucherId: string): Promise<string | null> {
  const old = await selectReplaceable(ctx, voucherId);
  if (!old) return null;
  const newVoucherId = newId('voucher');
  await markReplaced(ctx, voucherId, newVoucherId);
  await lockCodes(ctx, { ...old, quantity: 1 });
  const taken = await takeStock(ctx, { ...old, voucherIds: [newVoucherId] });
  if (taken.voucherIds.length === 0) return null;
  if (!taken.moreLeft) await setInStock(ctx, old.productId, await selectIsSupplied(ctx, old.productId));
  const data = { replacedBy: newVoucherId };
  ctx.emit({ type: 'voucher.replaced', objectType: 'voucher', objectId: voucherId, data });
  return newVoucherId;
}
