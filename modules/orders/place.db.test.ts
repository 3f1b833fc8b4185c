import { expect, it } from 'vitest';
import { asKey, makeProduct, makeTenant, orderInput } from '#tests/factories.ts';
import { place } from './place.ts';

it('charges the program and issues the voucher in one go', async () => {
  const tenant = await makeTenant();
  const product = await makeProduct(tenant);
  const placed = await place.call(asKey(tenant), orderInput(product));
  expect(placed).toMatchObject({ status: 'fulfilled', points: 1000 });
  expect(placed.voucherIds).toHaveLength(1);
});
