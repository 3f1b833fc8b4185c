import { describe, expect, it } from 'vitest';
import { setRate } from '#modules/points/index.ts';
import {
  asKey,
  asMember,
  asOwner,
  asPlatform,
  makeMember,
  makeProduct,
  makeTenant,
  orderInput,
  ownerSql,
  pointsLeft,
} from '#tests/factories.ts';
import { orderLinks, orderTimeline, searchOrders, showOrder } from './look.ts';
import { place } from './place.ts';

describe('placing an order', () => {
  it('charges the program and issues the vouchers in one go', async () => {
    const tenant = await makeTenant({ funds: 10_000 });
    const product = await makeProduct(tenant);
    const placed = await place.call(asKey(tenant), orderInput(product, { quantity: 3 }));
    expect(placed).toMatchObject({ status: 'fulfilled', points: 3000 });
    expect(new Set(placed.voucherIds).size).toBe(3);
    expect(await pointsLeft(tenant, 'program')).toBe(7000n);
    expect(await showOrder.call(asOwner(tenant), { orderId: placed.orderId })).toMatchObject({
      points: 3000,
      quantity: 3,
      unitPoints: 1000,
      ratePoints: 1,
      rateMinorUnits: 1,
      channel: 'api',
      vouchers: placed.voucherIds.map((voucherId) => ({ voucherId, state: 'issued' })),
    });
    const { refs } = await orderLinks.call(asOwner(tenant), { orderId: placed.orderId });
    expect(refs.map((r) => r.split('.')[0])).toEqual(placed.voucherIds);
  });

  it('announces it in order: placed, paid, fulfilled', async () => {
    const tenant = await makeTenant();
    const { orderId } = await place.call(asKey(tenant), orderInput(await makeProduct(tenant)));
    const { items } = await orderTimeline.call(asOwner(tenant), { orderId });
    expect(items.map((e) => e.type)).toEqual(['order.placed', 'order.paid', 'order.fulfilled']);
  });

  it('gives the voucher to the member with that address, whatever its case', async () => {
    const tenant = await makeTenant();
    const memberId = await makeMember(tenant, { email: 'kim@example.com' });
    const { orderId } = await place.call(
      asKey(tenant),
      orderInput(await makeProduct(tenant), { recipient: { email: ' KIM@example.com ' } }),
    );
    const found = await searchOrders.call(asOwner(tenant), { memberId });
    expect(found.items.map((o) => o.orderId)).toEqual([orderId]);
    expect(found.items[0]).toMatchObject({
      memberId: null,
      recipient: { email: 'kim@example.com', name: 'Kim Member' },
    });
  });

  it('rounds the price up, once for each voucher, with the markup of the listing', async () => {
    const tenant = await makeTenant();
    const product = await makeProduct(tenant, { values: [999] });
    const owner = ownerSql();
    await owner`update listings set markup_basis_points = 250 where tenant_id = ${tenant.id}`;
    await owner.end();
    await setRate.call(
      { ...asPlatform(tenant), now: new Date('2026-06-01T12:00:01Z') },
      { currency: 'EUR', points: 1, minorUnits: 7, source: 'test' },
    );
    const { points } = await place.call(
      asKey(tenant),
      orderInput(product, { denomination: 999, quantity: 2 }),
    );
    expect(points).toBe(2 * Math.ceil((999 * 1.025) / 7));
  });

  it('is found by id, address, name, product and the last four of a code, but not by a wildcard', async () => {
    const tenant = await makeTenant();
    const product = await makeProduct(tenant, { name: 'Blue_Card 100%' });
    const order = orderInput(product, { recipient: { email: 'kim@example.com', name: 'Kim Winter' } });
    const { orderId } = await place.call(asKey(tenant), order);
    await place.call(asKey(tenant), orderInput(await makeProduct(tenant, { name: 'Red card' })));
    const { vouchers } = await showOrder.call(asOwner(tenant), { orderId });
    for (const q of [orderId, 'KIM@', 'winter', 'blue_card 100%', vouchers[0]?.lastFour ?? '']) {
      expect(
        (await searchOrders.call(asOwner(tenant), { q })).items.map((o) => o.orderId),
        q,
      ).toEqual([orderId]);
    }
    expect((await searchOrders.call(asOwner(tenant), { q: 'blue%card' })).items).toEqual([]);
    expect((await searchOrders.call(asOwner(tenant), { status: 'failed' })).items).toEqual([]);
    expect((await searchOrders.call(asOwner(tenant), {})).items).toHaveLength(2);
  });

  it('is for keys and operators, not for members', async () => {
    const tenant = await makeTenant();
    const order = orderInput(await makeProduct(tenant));
    await expect(place.call(asMember(tenant, await makeMember(tenant)), order)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(place.call(asOwner(tenant), order)).resolves.toMatchObject({ status: 'fulfilled' });
  });
});
