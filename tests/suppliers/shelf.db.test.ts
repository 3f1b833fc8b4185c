import { expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { place } from '#modules/orders/index.ts';
import { createAccount, listOffers, matchOffer, startSync } from '#modules/suppliers/index.ts';
import { applySync } from '#modules/suppliers/sync.ts';
import {
  asKey,
  asOwner,
  asPlatform,
  lookingSql,
  type MadeProduct,
  makeProduct,
  makeTenant,
  orderInput,
} from '#tests/factories.ts';
import { accountInput, line } from './factories.ts';

async function inStock(tenant: TenantRef, { productId }: MadeProduct): Promise<unknown> {
  const [row] = await lookingSql()`
    select in_stock from listings where tenant_id = ${tenant.id} and product_id = ${productId}`;
  return row?.['in_stock'];
}

it('the last code of own stock sells a product out only when no supplier has it', async () => {
  const tenant = await makeTenant();
  const [alone, supplied] = [
    await makeProduct(tenant, { values: [1000], codes: 1 }),
    await makeProduct(tenant, { values: [1000], codes: 1 }),
  ];
  const { accountId } = await createAccount.call(asOwner(tenant), accountInput());
  const { runId } = await startSync.call(asOwner(tenant), { accountId });
  await applySync.call(asPlatform(tenant), { runId, products: [line('A')] });
  const { items } = await listOffers.call(asOwner(tenant), { accountId });
  const offerId = items[0]?.offerId ?? '';
  await matchOffer.call(asOwner(tenant), { offerId, productId: supplied.productId });
  for (const product of [alone, supplied]) {
    await place.call(asKey(tenant), orderInput(product), { idempotencyKey: product.productId });
  }
  expect([await inStock(tenant, alone), await inStock(tenant, supplied)]).toEqual([false, true]);
});
