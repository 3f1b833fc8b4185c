import { describe, expect, it } from 'vitest';
import { disableMember } from '#modules/identity/index.ts';
import { listMyVouchers, revealVoucher } from '#modules/vouchers/index.ts';
import {
  asMember,
  asPlatform,
  makeMember,
  makeProduct,
  makeTenant,
  NOW,
  pointsLeft,
} from '#tests/factories.ts';
import { codeOf, refusalOf } from '#tests/outcome.ts';
import { followOrder, openOrders } from './follow.ts';
import { cancelMine } from './index.ts';
import { myOrder } from './look.ts';
import { quote } from './quote.ts';
import { redeem } from './redeem.ts';

async function givers() {
  const tenant = await makeTenant();
  const product = await makeProduct(tenant, { values: [1000], codes: 5 });
  const memberId = await makeMember(tenant, { points: 5000 });
  const colleagueId = await makeMember(tenant);
  const [me, colleague] = [asMember(tenant, memberId), asMember(tenant, colleagueId)];
  const quoted = async () =>
    (await quote.call(me, { lines: [{ listingId: product.listingId, denomination: 1000 }] })).quoteId;
  const give = async (gift: object, when: object = {}) =>
    redeem.call(me, { quoteId: await quoted(), gift, ...when });
  const left = () => pointsLeft(tenant, { memberId });
  return { tenant, memberId, colleagueId, me, colleague, give, left };
}

describe('a gift to a colleague', () => {
  it('is theirs: they find and open it, the giver sees how far it is and never a letter of the code', async () => {
    const { colleagueId, me, colleague, give } = await givers();
    const gift = { to: { memberId: colleagueId }, message: 'Danke!', from: 'Your Kim' };
    const { orderId, voucherIds } = await give(gift);
    const order = await myOrder.call(me, { orderId });
    expect(order.gift).toEqual({ message: 'Danke!', from: 'Your Kim' });
    expect(order.vouchers.map((v) => [v.state, v.lastFour])).toEqual([['issued', '']]);
    expect((await followOrder.call(me, { orderId })).vouchers).toEqual([]);
    const voucherId = voucherIds[0] ?? '';
    expect(await codeOf(revealVoucher.call(me, { voucherId }))).toBe('not_found');
    expect((await listMyVouchers.call(me, { limit: 10 })).items).toEqual([]);
    expect((await listMyVouchers.call(colleague, { limit: 10 })).items).toHaveLength(1);
    expect(await codeOf(revealVoucher.call(colleague, { voucherId }))).toBe('ok');
    expect((await myOrder.call(me, { orderId })).vouchers[0]?.state).toBe('viewed');
  });

  it('who has left, or is not of this tenant, finds nobody and charges nothing', async () => {
    const { tenant, colleagueId, give, left } = await givers();
    const stranger = await makeMember(await makeTenant());
    expect(await codeOf(give({ to: { memberId: stranger } }))).toBe('not_found');
    await disableMember.call(asPlatform(tenant), { memberId: colleagueId });
    expect(await codeOf(give({ to: { memberId: colleagueId } }))).toBe('not_found');
    expect(await left()).toBe(5000n);
  });

  it.each([
    [{ to: {} }, 'gift.to'],
    [{ to: { email: 'nobody' } }, 'gift.to'],
    [{ to: { email: 'a@example.com' }, message: 'x'.repeat(501) }, 'gift.message'],
    [{ to: { email: 'a@example.com' }, from: 'x'.repeat(61) }, 'gift.from'],
  ])('with too little or too much is refused by the name of the field (%#)', async (gift, field) => {
    const { give } = await givers();
    expect((await refusalOf(give(gift))).fields[0]?.field).toContain(field);
  });
});

describe('a gift for a day', () => {
  it('waits for the morning of that day where the tenant is, and is called off until then', async () => {
    const { colleagueId, me, give, left } = await givers();
    const { orderId, status } = await give({ to: { memberId: colleagueId } }, { deliverOn: '2026-12-24' });
    expect(status).toBe('paid');
    expect((await myOrder.call(me, { orderId })).deliverAt).toBe('2026-12-24T08:00:00.000Z');
    expect((await openOrders.call(me, {})).items).toMatchObject([
      { orderId, giftTo: 'Kim Member', deliverAt: '2026-12-24T08:00:00.000Z', lineCount: 1 },
    ]);
    expect(await left()).toBe(4000n);
    expect(await cancelMine.call(me, { orderId })).toEqual({ orderId, status: 'cancelled' });
    expect(await left()).toBe(5000n);
    expect(await codeOf(cancelMine.call(me, { orderId }))).toBe('conflict');
  });

  it('in summer is as early by the clock on the wall', async () => {
    const { me, give } = await givers();
    const { orderId } = await give({ to: { email: 'a@example.com' } }, { deliverOn: '2026-07-01' });
    expect((await myOrder.call(me, { orderId })).deliverAt).toBe('2026-07-01T07:00:00.000Z');
  });

  it('that is over is sent at once; one too far away, or none, is refused', async () => {
    const { give } = await givers();
    const to = { email: 'a@example.com' };
    expect((await give({ to }, { deliverOn: '2026-05-01' })).status).toBe('fulfilled');
    expect((await refusalOf(give({ to }, { deliverOn: '2028-01-01' }))).fields[0]?.field).toBe('deliverOn');
    expect((await refusalOf(give({ to }, { deliverOn: '2026-02-31' }))).fields[0]?.field).toBe('deliverOn');
  });

  it('is nobody else’s to call off, and not any more once it was sent', async () => {
    const { colleague, me, give } = await givers();
    const planned = await give({ to: { email: 'a@example.com' } }, { deliverOn: '2026-12-24' });
    expect(await codeOf(cancelMine.call(colleague, { orderId: planned.orderId }))).toBe('not_found');
    const sent = await give({ to: { email: 'a@example.com' } });
    expect(await codeOf(cancelMine.call(me, { orderId: sent.orderId }))).toBe('conflict');
    expect(await codeOf(cancelMine.call({ ...me, now: NOW }, { orderId: planned.orderId }))).toBe('ok');
  });
});
