import { beforeEach, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { place, quote, redeem, refundOrder, searchOrders } from '#modules/orders/index.ts';
import { grantPoints } from '#modules/points/index.ts';
import {
  asKey,
  asMember,
  asOwner,
  asPlatform,
  type MadeProduct,
  makeMember,
  makeProduct,
  makeTenant,
  NOW,
  orderInput,
} from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import { countAllDays, sales, trouble } from './index.ts';

const DAY = 86_400_000;
const JUNE = { from: '2026-06-01', to: '2026-06-07' };
let tenant: TenantRef;
let product: MadeProduct;
let memberId: string;

beforeEach(async () => {
  tenant = await makeTenant();
  product = await makeProduct(tenant, { values: [1000], codes: 12 });
  memberId = await makeMember(tenant, { points: 5000 });
});

const at = (day: number, hour = 0) => new Date(NOW.getTime() + day * DAY + hour * 3_600_000);
const orderOn = (when: Date, over: object = {}) =>
  place.call({ ...asKey(tenant), now: when }, orderInput(product, over));
const shown = (period = JUNE) => sales.call(asOwner(tenant), period);
const listed = async (period = JUNE) =>
  (await searchOrders.call(asOwner(tenant), { ...period, limit: 100 })).items;
const count = (when: Date) => countAllDays({ ...asPlatform(tenant), now: when }, {});

async function someOrders(): Promise<void> {
  await orderOn(at(-3));
  await orderOn(at(0), { quantity: 2 });
  // Ten in the evening in UTC is the next day in Berlin.
  await orderOn(at(0, 10.5));
  await orderOn(at(3));
  await orderOn(at(9));
  const member = asMember(tenant, memberId, at(2));
  const { quoteId } = await quote.call(member, {
    lines: [{ listingId: product.listingId, denomination: 1000 }],
  });
  await redeem.call(member, { quoteId });
}

describe('the figures of a period', () => {
  it('count what the list of orders shows for it, by the days of the tenant', async () => {
    await someOrders();
    const { days, before } = await shown();
    const rows = await listed();
    expect(days).toHaveLength(7);
    expect(before.map((d) => d.day)).toEqual(expect.arrayContaining(['2026-05-25', '2026-05-31']));
    expect(days.reduce((sum, d) => sum + d.orders, 0)).toBe(rows.length);
    expect(days.reduce((sum, d) => sum + d.points, 0)).toBe(rows.reduce((sum, o) => sum + o.points, 0));
    expect(days.map((d) => d.orders)).toEqual([1, 1, 1, 1, 0, 0, 0]);
    expect(before.reduce((sum, d) => sum + d.orders, 0)).toBe(1);
  });

  it('stay the same when days are counted beforehand, also twice, and whatever is refunded since', async () => {
    await someOrders();
    const live = await shown();
    await count(at(4));
    await Promise.all([count(at(8)), count(at(8))]);
    expect(await shown()).toEqual(live);
    const [order] = await listed();
    await refundOrder.call(asOwner(tenant), { orderId: order?.orderId ?? '', reason: 'By mistake' });
    expect(await shown()).toEqual(live);
    await orderOn(at(8.1));
    expect((await shown({ from: '2026-06-01', to: '2026-06-10' })).days.map((d) => d.orders)).toEqual([
      1, 1, 1, 1, 0, 0, 0, 0, 1, 1,
    ]);
  });

  it('say what was granted and what wallets paid of it, and which brands sold most beside before', async () => {
    await someOrders();
    await grantPoints.call(
      { ...asPlatform(tenant), now: at(1) },
      { memberIds: [memberId], points: 300, reason: 'Thanks' },
    );
    const check = async () => {
      const { days, brands } = await shown();
      const sum = (what: 'granted' | 'fromWallets') => days.reduce((all, d) => all + d[what], 0);
      expect([sum('granted'), sum('fromWallets')]).toEqual([5300, 1000]);
      expect(brands).toMatchObject([{ name: 'Testbrand', orders: 4, points: 5000, before: 1000 }]);
    };
    await check();
    await count(at(20));
    await check();
  });

  it('are of one tenant, and refused for a period that is none', async () => {
    await someOrders();
    const other = await sales.call(asOwner(await makeTenant()), JUNE);
    expect(other.days.every((d) => d.orders === 0)).toBe(true);
    expect(other.brands).toEqual([]);
    expect(await codeOf(shown({ from: '2026-06-02', to: '2026-06-01' }))).toBe('invalid');
    expect(await codeOf(shown({ from: '2020-06-02', to: '2026-06-01' }))).toBe('invalid');
  });
});

describe('what waits for a person', () => {
  it('is counted as the list of orders counts it', async () => {
    const { orderId } = await orderOn(at(0));
    expect(await trouble.call(asOwner(tenant), {})).toMatchObject({
      failed: 0,
      onHold: 0,
      frozen: 0,
      problems: 0,
    });
    await refundOrder.call(asOwner(tenant), { orderId, reason: 'By mistake' });
    expect(await trouble.call(asOwner(tenant), {})).toMatchObject({ failed: 0, onHold: 0, more: false });
  });
});
