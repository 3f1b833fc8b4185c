import type { Ctx } from '#core/context.ts';
import { alarm, type CanaryUse } from './canary.ts';
import { selectOwnBrands } from './own-brand-queries.ts';
import { lockMarked, type OwnVoucher } from './own-brand-store.ts';
import { fingerprintsOf } from './secret.ts';

/**
 * The own-brand voucher with this code, locked until the transaction ends; null when there is none. It is found by
 * its keyed fingerprint, in the same steps whatever the code is. A canary is as unknown as any wrong code, and rings.
 */
export async function lockByCode(ctx: Ctx, code: string, use: CanaryUse): Promise<OwnVoucher | null> {
  const brands = await selectOwnBrands(ctx);
  const products = brands.map((b) => b.productId);
  const { voucher, canaryId } = await lockMarked(ctx, await fingerprintsOf(ctx, products, code));
  if (canaryId) alarm(ctx, canaryId, use);
  return voucher;
}
