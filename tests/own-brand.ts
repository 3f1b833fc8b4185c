import type { TenantRef } from '#lib/tenant.ts';
import { listProducts } from '#modules/catalog/index.ts';
import { setOwnBrand } from '#modules/vouchers/index.ts';
import { insertOwnProduct } from '#scripts/own-brand-product.ts';
import { asPlatform, ownerSql } from './factories.ts';

/** A tenant's own product of 10 and 50 EUR, listed, with rules for its codes. */
export async function makeOwnBrand(
  tenant: TenantRef,
  rules: { pattern?: string; partial?: boolean; undoSeconds?: number } = {},
): Promise<string> {
  const owner = ownerSql();
  const productId = await insertOwnProduct(owner, tenant, {
    name: 'House voucher',
    brandName: 'House',
    about: 'Our own.',
    currency: 'EUR',
    country: 'DE',
    values: [1000, 5000],
  });
  await owner.end();
  await listProducts.call(asPlatform(tenant), { products: [{ productId }] });
  await setOwnBrand.call(asPlatform(tenant), {
    productId,
    pattern: 'HOUSE-####-####-####-*',
    partial: true,
    ...rules,
  });
  return productId;
}
