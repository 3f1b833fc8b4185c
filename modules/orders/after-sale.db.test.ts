import { beforeEach, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { revealForApi } from '#modules/vouchers/index.ts';
import { allowance, left, makeBudget } from '#tests/budgets/trees.ts';
import {
  asKey,
  asOwner,
  asPlatform,
  type MadeProduct,
  makeProduct,
  makeTenant,
  NOW,
  orderInput,
  pointsLeft,
  rowsOf,
} from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import {
  cancelOrder,
  fulfilUnit,
  holdOrder,
  place,
  refundOrder,
  releaseOrder,
  replaceVoucher,
  resendOrders,
  showOrder,
} from './index.ts';

const FUNDS = 100_000n;
const reason = 'Sent by mistake';
let tenant: TenantRef;
let product: MadeProduct;

beforeEach(async () => {
  tenant = await makeTenant({ funds: Number(FUNDS) });
  product = await makeProduct(tenant, { values: [1000], codes: 6 });
});

const buy = (over: object = {}) => place.call(asKey(tenant), orderInput(product, over));
const show = (orderId: string) => showOrder.call(asOwner(tenant), { orderId });
const refund = (orderId: string, over: object = {}) =>
  refundOrder.call(asOwner(tenant), { orderId, reason, ...over });
const reveal = (voucherId: string) => revealForApi.call(asOwner(tenant), { voucherId });

describe('a refund', () => {
  it('gives back the whole price and withdraws every voucher', async () => {
    const { orderId, voucherIds } = await buy({ quantity: 3 });
    expect(await refund(orderId)).toMatchObject({ points: 3000, status: 'refunded', units: [1, 2, 3] });
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS);
    expect(await codeOf(reveal(voucherIds[0] ?? ''))).toBe('not_available');
    expect(await codeOf(refund(orderId))).toBe('conflict');
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS);
  });

  it('of one voucher leaves the others as they are', async () => {
    const { orderId, voucherIds } = await buy({ quantity: 3 });
    expect(await refund(orderId, { units: [2] })).toMatchObject({ points: 1000, status: 'fulfilled' });
    expect((await show(orderId)).vouchers.map((v) => v.state)).toEqual(['issued', 'revoked', 'issued']);
    expect(await codeOf(reveal(voucherIds[0] ?? ''))).toBe('ok');
    expect(await codeOf(refund(orderId, { units: [2] }))).toBe('conflict');
    expect(await codeOf(refund(orderId, { units: [9] }))).toBe('conflict');
  });

  it.each([
    ['at once', {}],
    ['unit by unit', { deliverAt: new Date(NOW.getTime() + 1000).toISOString() }],
  ])('of an order that a budget paid %s gives back its money and its limit', async (_, over) => {
    const budgetId = await makeBudget(tenant, { amount: 9000, period: 'month', limit: 5000 });
    const { orderId } = await buy({ budgetId, quantity: 3, ...over });
    const later = { ...asPlatform(tenant), now: new Date(NOW.getTime() + 2000) };
    for (const unit of [1, 2, 3]) await fulfilUnit(later, { orderId, unit });
    const rest = async () => [await left(tenant, budgetId), await allowance(tenant, budgetId, '2026-06-01')];
    expect(await rest()).toEqual([6000n, 2000n]);
    await refund(orderId, { units: [2] });
    expect(await rest()).toEqual([7000n, 3000n]);
    await refund(orderId);
    expect(await rest()).toEqual([9000n, 5000n]);
  });

  it('of a code that was seen needs somebody who vouches that it is void', async () => {
    const { orderId, voucherIds } = await buy();
    await reveal(voucherIds[0] ?? '');
    expect(await codeOf(refund(orderId))).toBe('conflict');
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS - 1000n);
    expect(await codeOf(refund(orderId, { codesAreVoid: true }))).toBe('ok');
  });

  it('and a reveal at the same moment never both succeed', async () => {
    let both = 0;
    const seen = new Set<string>();
    for (let round = 0; round < 6; round++) {
      const { orderId, voucherIds } = await buy();
      const race = [refund(orderId), reveal(voucherIds[0] ?? '')];
      const [refunded, revealed] = await Promise.all((round % 2 ? race : race.toReversed()).map(codeOf));
      if (refunded === 'ok' && revealed === 'ok') both += 1;
      seen.add(`${refunded} ${revealed}`);
    }
    expect(both).toBe(0);
    expect([...seen].every((s) => s.includes('ok'))).toBe(true);
  });

  it('asked for by 16 at once is given once', async () => {
    const { orderId } = await buy({ quantity: 2 });
    const answers = await Promise.all(Array.from({ length: 16 }, () => codeOf(refund(orderId))));
    expect(answers.filter((a) => a === 'ok')).toHaveLength(1);
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS);
  });
});

describe('a replacement', () => {
  it('gives another code for the same money, and the old one opens no more', async () => {
    const { orderId, voucherIds } = await buy();
    const [old = ''] = voucherIds;
    const { voucherId } = await replaceVoucher.call(asOwner(tenant), { voucherId: old, reason });
    expect(await codeOf(reveal(old))).toBe('not_available');
    expect(await codeOf(reveal(voucherId))).toBe('ok');
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS - 1000n);
    expect((await show(orderId)).vouchers.map((v) => v.state)).toEqual(['replaced', 'viewed']);
    expect(await codeOf(replaceVoucher.call(asOwner(tenant), { voucherId: old, reason }))).toBe('conflict');
  });

  it('is refused without stock, and changes nothing then', async () => {
    const { voucherIds } = await buy({ quantity: 6 });
    const [voucherId = ''] = voucherIds;
    expect(await codeOf(replaceVoucher.call(asOwner(tenant), { voucherId, reason }))).toBe('out_of_stock');
    expect(await codeOf(reveal(voucherId))).toBe('ok');
    expect(await rowsOf(tenant, 'vouchers')).toBe(6);
  });
});

describe('a scheduled order', () => {
  const deliverAt = new Date(NOW.getTime() + 86_400_000);
  const schedule = async () => (await buy({ deliverAt: deliverAt.toISOString(), quantity: 2 })).orderId;
  const work = async (orderId: string, now: Date) => {
    for (const unit of [1, 2]) await fulfilUnit({ ...asPlatform(tenant), now }, { orderId, unit });
  };

  it('waits for its day with its price held', async () => {
    const orderId = await schedule();
    await work(orderId, NOW);
    expect((await show(orderId)).status).toBe('paid');
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS - 2000n);
    await work(orderId, deliverAt);
    expect(await show(orderId)).toMatchObject({ status: 'fulfilled' });
    expect(await pointsLeft(tenant, 'redeemed')).toBe(2000n);
  });

  it('can be called off until then, and gives everything back', async () => {
    const orderId = await schedule();
    await cancelOrder.call(asOwner(tenant), { orderId, reason });
    expect((await show(orderId)).status).toBe('cancelled');
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS);
    await work(orderId, deliverAt);
    expect(await rowsOf(tenant, 'vouchers')).toBe(0);
    expect(await codeOf(cancelOrder.call(asOwner(tenant), { orderId, reason }))).toBe('conflict');
  });

  it('that is on hold is not fulfilled until it is released', async () => {
    const orderId = await schedule();
    await holdOrder.call(asOwner(tenant), { orderId, reason });
    await work(orderId, deliverAt);
    expect((await show(orderId)).status).toBe('on_hold');
    await releaseOrder.call(asOwner(tenant), { orderId, reason });
    await work(orderId, deliverAt);
    expect((await show(orderId)).status).toBe('fulfilled');
    expect(await codeOf(cancelOrder.call(asOwner(tenant), { orderId, reason }))).toBe('conflict');
  });

  it('that finds the shelf empty on its day gives the points back', async () => {
    const orderId = await schedule();
    await buy({ quantity: 6 });
    await work(orderId, deliverAt);
    expect((await show(orderId)).status).toBe('failed');
    expect(await pointsLeft(tenant, 'program')).toBe(FUNDS - 6000n);
  });
});

it('orders are sent again in bulk, all of them or none', async () => {
  const [a, b] = [await buy(), await buy()];
  const orderIds = [a.orderId, b.orderId];
  expect(await resendOrders.call(asOwner(tenant), { orderIds })).toEqual({ sent: 2 });
  await refund(b.orderId);
  expect(await codeOf(resendOrders.call(asOwner(tenant), { orderIds }))).toBe('conflict');
});
