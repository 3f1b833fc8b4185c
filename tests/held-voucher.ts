import type { TenantRef } from '#lib/tenant.ts';
import { quote, redeem } from '#modules/orders/index.ts';
import { asMember, type MadeProduct } from '#tests/factories.ts';

/** Buys one voucher of 10.00 for a member who has the points, and answers its id. */
export async function buyFor(tenant: TenantRef, memberId: string, product: MadeProduct): Promise<string[]> {
  const door = asMember(tenant, memberId);
  const lines = [{ listingId: product.listingId, denomination: 1000 }];
  const { quoteId } = await quote.call(door, { lines });
  return (await redeem.call(door, { quoteId })).voucherIds;
}
