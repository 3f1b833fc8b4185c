import { describe, expect, it } from 'vitest';
import { fitsPattern } from '#lib/code-pattern.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { type Redemption, redeemVoucher, undoRedemption } from '#modules/merchants/index.ts';
import { place, refundOrder, replaceVoucher } from '#modules/orders/index.ts';
import { asKey, asOwner, lookingSql, makeProduct, makeTenant, rowsOf } from '#tests/factories.ts';
import { atOnce, codeOf, outcomeOf, tally } from '#tests/outcome.ts';
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

describe('giving an own-brand voucher back', () => {
  const redeem = (tenant: TenantRef, code: string) =>
    redeemVoucher.call(asKey(tenant, 'key_till'), { code, amount: 100, currency: 'EUR' });

  it('is refused once a till has taken a part, and goes through when the till has taken that back', async () => {
    const tenant = await makeTenant();
    const productId = await makeOwnBrand(tenant);
    const { code, orderId, voucherId } = await buyOwnVoucher(tenant, productId);
    const made = await redeem(tenant, code);
    const why = { reason: 'Not wanted', codesAreVoid: true };
    const refund = () => outcomeOf(refundOrder.call(asOwner(tenant), { orderId, ...why }));
    expect(await refund()).toMatchObject({
      ok: false,
      code: 'conflict',
      message: expect.stringContaining('used at a till'),
    });
    expect(await codeOf(replaceVoucher.call(asOwner(tenant), { voucherId, ...why }))).toBe('conflict');
    const { redemptionId } = made as Redemption;
    await undoRedemption.call(asKey(tenant, 'key_till'), { redemptionId });
    expect(await refund()).toMatchObject({ ok: true });
    expect(await redeem(tenant, code)).toEqual({ refused: 'withdrawn' });
  });

  it('and a till at the same moment have one winner, 12 times', async () => {
    const tenant = await makeTenant();
    const productId = await makeOwnBrand(tenant);
    for (let i = 0; i < 12; i += 1) {
      const { code, orderId } = await buyOwnVoucher(tenant, productId);
      const [taken, refunded] = await Promise.all([
        redeem(tenant, code),
        codeOf(refundOrder.call(asOwner(tenant), { orderId, reason: 'Race', codesAreVoid: true })),
      ]);
      expect(['refused' in taken ? taken.refused : 'ok', refunded]).toSatisfy(
        ([till, office]) =>
          (till === 'ok' && office === 'conflict') || (till === 'withdrawn' && office === 'ok'),
      );
    }
  });

  it('replaces one by a code that is made for it, on an empty shelf', async () => {
    const tenant = await makeTenant();
    const productId = await makeOwnBrand(tenant);
    const { voucherId } = await buyOwnVoucher(tenant, productId);
    await lookingSql()`update stock_codes set expires_on = '2020-01-01' where tenant_id = ${tenant.id} and taken_at is null`;
    const why = { reason: 'Lost', codesAreVoid: true };
    expect(await codeOf(replaceVoucher.call(asOwner(tenant), { voucherId, ...why }))).toBe('ok');
  });
});
