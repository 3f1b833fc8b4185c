import { describe, expect, it } from 'vitest';
import { fitsPattern } from '#lib/code-pattern.ts';
import { place } from '#modules/orders/index.ts';
import { asKey, lookingSql, makeProduct, makeTenant, rowsOf } from '#tests/factories.ts';
import { atOnce, codeOf, tally } from '#tests/outcome.ts';
import { makeOwnBrand } from '#tests/own-brand.ts';
import { buyOwnVoucher } from '#tests/own-voucher.ts';

process.env['DATABASE_POOL'] = '24';

describe('ordering an own brand', () => {
  it('never fails for lack of codes: 40 orders at once on an empty shelf', async () => {
    const tenant = await makeTenant();
    const productId = await makeOwnBrand(tenant);
    const order = {
      productId,
      denomination: 5000,
      currency: 'EUR',
      quantity: 2,
      recipient: { email: 'a@example.com' },
    };
    const ended = await atOnce(40, () => codeOf(place.call(asKey(tenant), order)));
    expect(tally(ended)).toEqual({ ok: 40 });
    expect(await rowsOf(tenant, 'vouchers')).toBe(80);
    const [listing] = await lookingSql()`select in_stock from listings where tenant_id = ${tenant.id}`;
    expect(listing).toEqual({ in_stock: true });
  });

  it('gives a code of the pattern, and a shared product on an empty shelf is still refused', async () => {
    const tenant = await makeTenant();
    const productId = await makeOwnBrand(tenant);
    const { code } = await buyOwnVoucher(tenant, productId);
    expect(fitsPattern('HOUSE-####-####-####-*', code)).toBe(true);
    const shared = await makeProduct(tenant, { codes: 0 });
    const order = { productId: shared.productId, denomination: 1000, currency: 'EUR' };
    expect(
      await codeOf(place.call(asKey(tenant), { ...order, recipient: { email: 'a@example.com' } })),
    ).not.toBe('ok');
  });
});
