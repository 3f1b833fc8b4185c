import { describe, expect, it } from 'vitest';
import { asMember, makeMember, makeProduct, makeTenant, NOW } from '#tests/factories.ts';
import { quote } from './quote.ts';
import { redeem } from './redeem.ts';

async function shop() {
  const tenant = await makeTenant();
  const product = await makeProduct(tenant, { codes: 30 });
  const memberId = await makeMember(tenant, { points: 20_000 });
  return { tenant, product, memberId, door: asMember(tenant, memberId) };
}

describe('a quote', () => {
  it('buys once, whatever key each of 20 parallel taps carries, and all get that order', async () => {
    const { product, door } = await shop();
    const { quoteId } = await quote.call(door, {
      lines: [{ listingId: product.listingId, denomination: 1000 }],
    });
    const taps = Array.from({ length: 20 }, (_, i) =>
      redeem.call(door, { quoteId }, { idempotencyKey: `tap-${i}` }),
    );
    const orders = new Set((await Promise.all(taps)).map((o) => JSON.stringify(o)));
    expect(orders.size).toBe(1);
    const next = await quote.call(door, { lines: [{ listingId: product.listingId, denomination: 1000 }] });
    expect(next.balance).toBe(19_000);
  });

  it("is nobody else's", async () => {
    const { tenant, product, door } = await shop();
    const { quoteId } = await quote.call(door, {
      lines: [{ listingId: product.listingId, denomination: 1000 }],
    });
    const other = asMember(tenant, await makeMember(tenant, { points: 5_000 }));
    await expect(redeem.call(other, { quoteId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(redeem.call(door, { quoteId })).resolves.toMatchObject({ status: 'fulfilled' });
  });

  it('still buys after its time while the price is the same', async () => {
    const { tenant, product, memberId, door } = await shop();
    const { quoteId } = await quote.call(door, {
      lines: [{ listingId: product.listingId, denomination: 1000 }],
    });
    const later = asMember(tenant, memberId, new Date(NOW.getTime() + 3_600_000));
    await expect(redeem.call(later, { quoteId })).resolves.toMatchObject({ points: 1000 });
  });
});
