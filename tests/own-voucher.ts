import type { TenantRef } from '#lib/tenant.ts';
import { place } from '#modules/orders/index.ts';
import { revealForApi } from '#modules/vouchers/index.ts';
import { asKey } from './factories.ts';

/** Buys one voucher of an own brand and opens its code. */
export async function buyOwnVoucher(
  tenant: TenantRef,
  productId: string,
  denomination = 5000,
): Promise<{ voucherId: string; code: string; orderId: string }> {
  const recipient = { email: 'someone@example.com' };
  const order = { productId, denomination, currency: 'EUR', recipient };
  const { orderId, voucherIds } = await place.call(asKey(tenant), order);
  const [voucherId = ''] = voucherIds;
  const { code } = await revealForApi.call(asKey(tenant), { voucherId });
  return { voucherId, code, orderId };
}
