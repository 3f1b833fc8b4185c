import type { Ctx } from '#core/context.ts';
import { newId } from '#lib/id.ts';
import { setInStock } from '#modules/catalog/index.ts';
import { takeStock } from './store.ts';

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
 * Issues vouchers of an order line out of the tenant's own stock, each code to one voucher at most. Null when there
 * are not enough free codes; the caller must then let its transaction go.
 */
export async function issueFromStock(ctx: Ctx, line: IssueFor): Promise<string[] | null> {
  const voucherIds = Array.from({ length: line.quantity }, () => newId('voucher'));
  const taken = await takeStock(ctx, { ...line, voucherIds });
  if (taken.voucherIds.length < line.quantity) return null;
  if (!taken.moreLeft) await setInStock(ctx, line.productId, false);
  return taken.voucherIds;
}
