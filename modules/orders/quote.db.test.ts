import { describe, expect, it } from 'vitest';
import { setListingsVisible } from '#modules/catalog/index.ts';
import { setRate } from '#modules/points/index.ts';
import {
  addCodes,
  asKey,
  asMember,
  asPlatform,
  makeMember,
  makeProduct,
  makeTenant,
  NOW,
  orderInput,
  ownerSql,
  pointsLeft,
  rowsOf,
} from '#tests/factories.ts';
import { codeOf, refusalOf } from '#tests/outcome.ts';
import { place } from './place.ts';
import { quote } from './quote.ts';
import { redeem } from './redeem.ts';

async function shop(input: { points?: number; codes?: number } = {}) {
  const tenant = await makeTenant();
  const product = await makeProduct(tenant, { values: [1000, 2500], codes: input.codes ?? 5 });
  const memberId = await makeMember(tenant, { points: input.points ?? 5000 });
  const at = (minutes: number) => asMember(tenant, memberId, new Date(NOW.getTime() + minutes * 60_000));
  const quoted = async () =>
    (await quote.call(at(0), { lines: [{ listingId: product.listingId, denomination: 1000 }] })).quoteId;
  const rate = (points: number) =>
    setRate.call(
      { ...asPlatform(tenant), now: new Date(NOW.getTime() + 1000) },
      { currency: 'EUR', points, minorUnits: 1, source: 'new' },
    );
  const untouched = async () => {
    expect(await pointsLeft(tenant, { memberId })).toBe(BigInt(input.points ?? 5000));
    expect(await rowsOf(tenant, 'orders')).toBe(0);
  };
  return { tenant, product, memberId, at, quoted, rate, untouched };
}

describe('a quote', () => {
  it('says the price, the balance and when it ends', async () => {
    const { at, product } = await shop();
    expect(
      await quote.call(at(0), { lines: [{ listingId: product.listingId, denomination: 2500 }] }),
    ).toMatchObject({
      points: 2500,
      balance: 5000,
      lines: [{ currency: 'EUR', denomination: 2500, quantity: 1 }],
      expiresAt: '2026-06-01T12:10:00.000Z',
    });
  });

  it.each([1.5, -1, 0, 1e9, 999, Number.NaN, Number.POSITIVE_INFINITY, '1000', null])(
    'of %s is refused by the name of the field',
    async (denomination) => {
      const { at, product, tenant } = await shop();
      const refusal = await refusalOf(
        quote.call(at(0), { lines: [{ listingId: product.listingId, denomination }] }),
      );
      expect([refusal.code, refusal.fields[0]?.field]).toEqual(['invalid', 'lines.0.denomination']);
      expect(await rowsOf(tenant, 'quotes')).toBe(0);
    },
  );

  it('of a value without codes says which ones there are', async () => {
    const { at, product, tenant } = await shop({ codes: 0 });
    const ask = () =>
      refusalOf(quote.call(at(0), { lines: [{ listingId: product.listingId, denomination: 1000 }] }));
    expect((await ask()).params).toEqual({ available: '' });
    await addCodes(tenant, { productId: product.productId, values: [2500], codes: 1 });
    expect([(await ask()).code, (await ask()).params]).toEqual(['out_of_stock', { available: '2500' }]);
  });

  it('holds its price for ten minutes while the rate changes', async () => {
    const { at, quoted, rate, tenant, memberId } = await shop();
    const quoteId = await quoted();
    await rate(2);
    expect(await redeem.call(at(9.9), { quoteId })).toMatchObject({ points: 1000 });
    expect(await pointsLeft(tenant, { memberId })).toBe(4000n);
  });

  it('that is too old and has another price is refused with both prices', async () => {
    const { at, quoted, rate, untouched } = await shop();
    const quoteId = await quoted();
    await rate(2);
    const refusal = await refusalOf(redeem.call(at(10), { quoteId }));
    expect([refusal.code, refusal.params]).toEqual(['price_changed', { was: 1000n, now: 2000n }]);
    await untouched();
  });

  it('that is too old and has the same price still buys', async () => {
    const { at, quoted } = await shop();
    expect(await redeem.call(at(600), { quoteId: await quoted() })).toMatchObject({
      points: 1000,
      status: 'fulfilled',
    });
  });

  it('of a product that was unlisted or withdrawn since is refused, and buys again when it is back', async () => {
    const { at, quoted, tenant, product, untouched } = await shop();
    const quoteId = await quoted();
    const show = (visible: boolean) =>
      setListingsVisible.call(asPlatform(tenant), { listingIds: [product.listingId], visible });
    await show(false);
    expect(await codeOf(redeem.call(at(1), { quoteId }))).toBe('not_available');
    await show(true);
    const owner = ownerSql();
    await owner`update products set status = 'withdrawn' where id = ${product.productId}`;
    expect(await codeOf(redeem.call(at(1), { quoteId }))).toBe('not_available');
    await untouched();
    await owner`update products set status = 'live' where id = ${product.productId}`;
    await owner.end();
    expect(await codeOf(redeem.call(at(1), { quoteId }))).toBe('ok');
  });

  it('beyond the balance says how many points are missing', async () => {
    const { at, quoted, untouched } = await shop({ points: 400 });
    const refusal = await refusalOf(redeem.call(at(0), { quoteId: await quoted() }));
    expect([refusal.code, refusal.params]).toEqual([
      'insufficient_points',
      { short: 600n, balance: 400n, price: 1000n },
    ]);
    await untouched();
  });

  it('whose code somebody else got is refused, holds nothing, and buys once there is another', async () => {
    const { at, quoted, tenant, product, untouched, memberId } = await shop({ codes: 1 });
    const quoteId = await quoted();
    await place.call(asKey(tenant), orderInput(product));
    const refusal = await refusalOf(redeem.call(at(0), { quoteId }));
    expect([refusal.code, refusal.params]).toEqual(['out_of_stock', { available: '2500' }]);
    expect(await pointsLeft(tenant, { memberId })).toBe(5000n);
    await addCodes(tenant, { productId: product.productId, values: [1000], codes: 1 });
    expect(await codeOf(redeem.call(at(0), { quoteId }))).toBe('ok');
    await expect(untouched()).rejects.toThrow();
  });
});
