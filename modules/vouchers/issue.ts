import type { Ctx } from '#core/context.ts';
import { newId } from '#lib/id.ts';
import { setInStock } from '#modules/catalog/index.ts';
import { topUp } from './generate.ts';
import { selectIsSupplied } from './queries.ts';
import { lockFree, takeStock } from './store.ts';

export type IssueFor = {
  orderId: string;
  orderLineId: string;
  /** The unit of the order that the first of these vouchers is. */
  firstUnit: number;
  productId: string;
  denomination: bigint;
  currency: string;
  quantity: number;
  memberId: string | null;
  /** The posted transfer that paid for them. */
  transferId: string;
};

/**
 * Issues vouchers of an order line out of the tenant's own stock, each code to one voucher at most. Of
 * an own brand what is missing is made here. Null when there are not enough free codes; the caller must then let its
 * transaction go.
 */
export async function issueFromStock(ctx: Ctx, line: IssueFor): Promise<string[] | null> {
  const voucherIds = Array.from({ length: line.quantity }, () => newId('voucher'));
  const taken = await takeStock(ctx, { ...line, voucherIds });
  const missing = line.quantity - taken.voucherIds.length;
  if (missing > 0) {
    if (!(await topUp(ctx, line.productId, line.denomination, missing))) return null;
    const rest = {
      voucherIds: voucherIds.slice(-missing),
      firstUnit: line.firstUnit + line.quantity - missing,
    };
    taken.voucherIds.push(...(await takeStock(ctx, { ...line, ...rest })).voucherIds);
  } else if (!taken.moreLeft) {
    await setInStock(ctx, line.productId, await selectIsSupplied(ctx, line.productId));
  }
  return taken.voucherIds.length === line.quantity ? taken.voucherIds : null;
}

/** Locks up to so many free codes for this transaction and answers how many it got; makes those of an own brand. */
export async function lockCodes(
  ctx: Ctx,
  of: { productId: string; denomination: bigint; quantity: number },
): Promise<number> {
  const locked = await lockFree(ctx, of);
  if (locked >= of.quantity) return locked;
  const made = await topUp(ctx, of.productId, of.denomination, of.quantity - locked);
  return made ? of.quantity : locked;
}
