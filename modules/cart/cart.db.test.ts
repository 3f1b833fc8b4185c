import { describe, expect, it } from 'vitest';
import { setListingsVisible } from '#modules/catalog/index.ts';
import { quote, redeem } from '#modules/orders/index.ts';
import { setRate } from '#modules/points/index.ts';
import {
  addCodes,
  asMember,
  asPlatform,
  makeMember,
  makeProduct,
  makeTenant,
  NOW,
  pointsLeft,
  rowsOf,
} from '#tests/factories.ts';
import { atOnce, codeOf, refusalOf, tally } from '#tests/outcome.ts';
import { addToCart, countCart, quoteCart, redeemCart, setQuantity, showCart } from './index.ts';

async function shop(points = 20_000) {
  const tenant = await makeTenant();
  const one = await makeProduct(tenant, { values: [1000, 2500], codes: 5, name: 'First' });
  const two = await makeProduct(tenant, { values: [1000], codes: 5, name: 'Second' });
  const memberId = await makeMember(tenant, { points });
  const me = asMember(tenant, memberId);
  const add = (listingId: string, denomination = 1000, quantity = 1) =>
    addToCart.call(me, { listingId, denomination, quantity });
  const lines = async () => (await showCart.call(me, {})).lines;
  const left = () => pointsLeft(tenant, { memberId });
  return { tenant, one, two, memberId, me, add, lines, left };
}

describe('a cart', () => {
  it('adds up what is put in, on whatever device, and merges the same value into one line', async () => {
    const { one, two, me, add } = await shop();
    await add(one.listingId);
    await add(one.listingId, 1000, 2);
    await add(one.listingId, 2500);
    expect(await add(two.listingId)).toEqual({ count: 5 });
    const cart = await showCart.call(me, {});
    expect(cart.lines.map((l) => [l.productName, l.denomination, l.quantity, l.state])).toEqual([
      ['First', 1000, 3, 'ready'],
      ['First', 2500, 1, 'ready'],
      ['Second', 1000, 1, 'ready'],
    ]);
    expect([cart.points, cart.balance]).toEqual([6500, 20_000]);
  });

  it('put in from twenty devices at once loses nothing', async () => {
    const { one, me, add } = await shop();
    await atOnce(20, () => add(one.listingId));
    expect(await countCart.call(me, {})).toEqual({ count: 20 });
  });

  it('takes a line out and back as it was', async () => {
    const { one, two, me, add, lines } = await shop();
    await add(one.listingId, 1000, 3);
    await add(two.listingId);
    const [line] = await lines();
    expect(await setQuantity.call(me, { lineId: line?.lineId ?? '', quantity: 0 })).toEqual({ count: 1 });
    expect(await add(one.listingId, 1000, 3)).toEqual({ count: 4 });
    expect(await setQuantity.call(me, { lineId: (await lines())[1]?.lineId ?? '', quantity: 5 })).toEqual({
      count: 6,
    });
  });

  it('is its member’s alone', async () => {
    const { tenant, one, add, lines } = await shop();
    await add(one.listingId);
    const [line] = await lines();
    const other = asMember(tenant, await makeMember(tenant));
    expect((await showCart.call(other, {})).lines).toEqual([]);
    expect(await codeOf(setQuantity.call(other, { lineId: line?.lineId ?? '', quantity: 0 }))).toBe(
      'not_found',
    );
    expect(await lines()).toHaveLength(1);
  });

  it.each([
    ['a value that the product is not sold at', { denomination: 999 }, 'not_found'],
    ['none', { quantity: 0 }, 'invalid'],
    ['less than none', { quantity: -1 }, 'invalid'],
    ['part of one', { quantity: 1.5 }, 'invalid'],
    ['more than an order may hold', { quantity: 101 }, 'invalid'],
    ['an unknown listing', { listingId: 'lst_none' }, 'not_found'],
  ])('refuses %s and stays as it was', async (_, change, code) => {
    const { one, me, add } = await shop();
    await add(one.listingId);
    const wanted = { listingId: one.listingId, denomination: 1000, quantity: 1, ...change };
    expect(await codeOf(addToCart.call(me, wanted))).toBe(code);
    expect(await countCart.call(me, {})).toEqual({ count: 1 });
  });

  it('says that it is full before an order would', async () => {
    const { one, add, two, me } = await shop();
    await add(one.listingId, 1000, 99);
    expect(await codeOf(add(two.listingId, 1000, 1))).toBe('ok');
    expect((await refusalOf(add(two.listingId, 1000, 1))).message).toMatch(/holds 100 vouchers in all/);
    expect(await countCart.call(me, {})).toEqual({ count: 100 });
  });

  it('under one key adds once', async () => {
    const { one, me } = await shop();
    const add = () =>
      addToCart.call(me, { listingId: one.listingId, denomination: 1000 }, { idempotencyKey: 'tap' });
    await add();
    expect(await add()).toEqual({ count: 1 });
  });
});

describe('what has changed since', () => {
  it('is told line by line: another price, sold out, too few, not offered any more', async () => {
    const { tenant, one, two, me, add } = await shop();
    const bare = await makeProduct(tenant, { values: [700], codes: 0, name: 'Bare' });
    const hidden = await makeProduct(tenant, { values: [800], codes: 1, name: 'Hidden' });
    await add(one.listingId, 1000, 2);
    await add(two.listingId, 1000, 6);
    await add(bare.listingId, 700);
    await add(hidden.listingId, 800);
    await setListingsVisible.call(asPlatform(tenant), { listingIds: [hidden.listingId], visible: false });
    const later = { ...asPlatform(tenant), now: new Date(NOW.getTime() + 1000) };
    await setRate.call(later, { currency: 'EUR', points: 2, minorUnits: 1, source: 'new' });
    const cart = await showCart.call(me, {});
    expect(cart.lines.map((l) => [l.productName, l.state, l.free, l.seenPoints, l.unitPoints])).toEqual([
      ['First', 'ready', 2, 1000, 2000],
      ['Second', 'few', 5, 1000, 2000],
      ['Bare', 'sold_out', 0, 700, 1400],
      ['Hidden', 'gone', 0, 800, null],
    ]);
    expect(cart.points).toBe(4000);
  });

  it('does not keep the rest from being ordered, and stays in the cart', async () => {
    const { tenant, one, me, add, lines, left } = await shop();
    const bare = await makeProduct(tenant, { values: [700], codes: 0, name: 'Bare' });
    await add(one.listingId, 1000, 2);
    await add(bare.listingId, 700);
    const quoted = await quoteCart.call(me, {});
    expect([quoted.points, quoted.leftOut, quoted.lines.length]).toEqual([2000, 1, 1]);
    const order = await redeemCart.call(me, { quoteId: quoted.quoteId });
    expect([order.status, order.voucherIds.length, order.already]).toEqual(['fulfilled', 2, false]);
    expect((await lines()).map((l) => l.productName)).toEqual(['Bare']);
    expect(await left()).toBe(18_000n);
    expect(await codeOf(quoteCart.call(me, {}))).toBe('not_available');
    await addCodes(tenant, { productId: bare.productId, values: [700], codes: 1 });
    expect(await codeOf(quoteCart.call(me, {}))).toBe('ok');
  });
});

describe('ordering a cart', () => {
  it('twice with one quote, or with two quotes of two tabs, makes one order', async () => {
    const { tenant, one, me, add, left } = await shop();
    await add(one.listingId, 1000, 2);
    const [first, second] = [await quoteCart.call(me, {}), await quoteCart.call(me, {})];
    const order = await redeemCart.call(me, { quoteId: first.quoteId });
    const again = await redeemCart.call(me, { quoteId: first.quoteId });
    const other = await redeemCart.call(me, { quoteId: second.quoteId });
    expect([again, other]).toEqual([
      { ...order, already: true },
      { ...order, already: true },
    ]);
    expect(await left()).toBe(18_000n);
    expect(await rowsOf(tenant, 'orders')).toBe(1);
  });

  it('from twenty tabs at once makes one order', async () => {
    const { tenant, one, me, add, left } = await shop();
    await add(one.listingId, 1000, 2);
    const quotes = await Promise.all(Array.from({ length: 5 }, () => quoteCart.call(me, {})));
    const answers = await atOnce(20, (n) =>
      redeemCart.call(me, { quoteId: quotes[n % 5]?.quoteId ?? '' }).then((o) => o.orderId),
    );
    expect(new Set(answers).size).toBe(1);
    expect(await rowsOf(tenant, 'orders')).toBe(1);
    expect(await left()).toBe(18_000n);
  });

  it('that was changed in another tab is refused without a charge, and can be ordered after a new look', async () => {
    const { one, two, me, add, left, lines } = await shop();
    await add(one.listingId);
    const { quoteId } = await quoteCart.call(me, {});
    await add(two.listingId);
    const refusal = await refusalOf(redeemCart.call(me, { quoteId }));
    expect([refusal.code, /Nothing was charged/.test(refusal.message)]).toEqual(['conflict', true]);
    expect([await left(), (await lines()).length]).toEqual([20_000n, 2]);
    const anew = await quoteCart.call(me, {});
    expect((await redeemCart.call(me, { quoteId: anew.quoteId })).points).toBe(2000);
    expect(await lines()).toEqual([]);
  });

  it('and then filling it again with the same makes another order', async () => {
    const { tenant, one, me, add } = await shop();
    for (let i = 0; i < 2; i++) {
      await add(one.listingId);
      const { quoteId } = await quoteCart.call(me, {});
      expect((await redeemCart.call(me, { quoteId })).already).toBe(false);
    }
    expect(await rowsOf(tenant, 'orders')).toBe(2);
  });

  it('beyond the balance leaves cart and points as they were', async () => {
    const { one, me, add, left, lines } = await shop(500);
    await add(one.listingId);
    const { quoteId } = await quoteCart.call(me, {});
    expect(await codeOf(redeemCart.call(me, { quoteId }))).toBe('insufficient_points');
    expect([await left(), (await lines()).length]).toEqual([500n, 1]);
  });

  it('by another member’s quote, or by a quote of no cart, finds nothing', async () => {
    const { tenant, one, me, add } = await shop();
    await add(one.listingId);
    const { quoteId } = await quoteCart.call(me, {});
    const other = asMember(tenant, await makeMember(tenant, { points: 5000 }));
    expect(await codeOf(redeemCart.call(other, { quoteId }))).toBe('not_found');
    const single = await quote.call(me, { lines: [{ listingId: one.listingId, denomination: 1000 }] });
    expect(await codeOf(redeemCart.call(me, { quoteId: single.quoteId }))).toBe('not_found');
    expect(await codeOf(redeem.call(me, { quoteId: single.quoteId }))).toBe('ok');
    expect(await codeOf(redeemCart.call(me, { quoteId }))).toBe('ok');
  });

  it('while somebody else takes the last codes gives each of them everything or nothing', async () => {
    const { tenant, two, add, me } = await shop();
    const rival = asMember(tenant, await makeMember(tenant, { points: 20_000 }));
    await add(two.listingId, 1000, 3);
    await addToCart.call(rival, { listingId: two.listingId, denomination: 1000, quantity: 3 });
    const mine = await quoteCart.call(me, {});
    const theirs = await quoteCart.call(rival, {});
    const outcomes = await Promise.all([
      codeOf(redeemCart.call(me, { quoteId: mine.quoteId })),
      codeOf(redeemCart.call(rival, { quoteId: theirs.quoteId })),
    ]);
    expect(tally(outcomes)).toEqual({ ok: 1, out_of_stock: 1 });
    expect(await rowsOf(tenant, 'vouchers')).toBe(3);
  });
});
