import { describe, expect, it } from 'vitest';
import { showOrder } from '#modules/orders/index.ts';
import { setRate } from '#modules/points/index.ts';
import { makeBudget } from '#tests/budgets/trees.ts';
import {
  addCodes,
  asMember,
  asOwner,
  asPlatform,
  lookingSql,
  makeMember,
  makeProduct,
  makeTenant,
  pointsLeft,
  rowsOf,
} from '#tests/factories.ts';
import { codeOf, refusalOf } from '#tests/outcome.ts';
import { anyone, claim, eventsOf, followUp, left, makeReward, tokenOf } from '#tests/rewards/factories.ts';
import {
  claimReward,
  inbox,
  myReward,
  openByLink,
  openReward,
  showReward,
  showRewardByLink,
} from './index.ts';

const NOTHING = 'There is nothing here under that id.';
const choice = (value: number, over: object = {}) => ({
  gift: { kind: 'choice', value, currency: 'EUR', ...over },
});

describe('claiming points', () => {
  it('puts them into the wallet, by the member or by the link', async () => {
    const tenant = await makeTenant();
    const memberId = await makeMember(tenant);
    const grant = { gift: { kind: 'points', points: 30 }, recipients: [{ memberId }] };
    const own = await makeReward(tenant, grant);
    const claimed = await claimReward.call(asMember(tenant, memberId), { rewardId: own.rewardId });
    expect(claimed).toEqual({ rewardId: own.rewardId, orderId: null, status: null, points: 30 });
    await claim(tenant, (await makeReward(tenant, grant)).token);
    expect(await pointsLeft(tenant, { memberId })).toBe(60n);
    expect(await left(tenant, `reward:${own.rewardId}`)).toBe(0n);
    expect(await eventsOf(tenant, own.rewardId)).toEqual([
      'reward.granted',
      'reward.delivered',
      'reward.link_shown',
      'reward.claimed',
    ]);
    expect((await refusalOf(tokenOf(tenant, own.rewardId))).params).toEqual({ state: 'claimed' });
  });

  it('twice by the same member is as once', async () => {
    const tenant = await makeTenant();
    const memberId = await makeMember(tenant);
    const grant = { gift: { kind: 'points', points: 30 }, recipients: [{ memberId }] };
    const { rewardId } = await makeReward(tenant, grant);
    const ask = () => claimReward.call(asMember(tenant, memberId), { rewardId });
    expect(await ask()).toEqual(await ask());
    expect(await pointsLeft(tenant, { memberId })).toBe(30n);
  });
});

describe('claiming a choice', () => {
  it('gives the code from stock in the same commit, and the rest back to its budget to the last unit', async () => {
    const tenant = await makeTenant();
    const budgetId = await makeBudget(tenant, { amount: 10_000, limit: 9_000 });
    const { productId } = await makeProduct(tenant, { values: [1000, 2500], codes: 1 });
    const { rewardId, token } = await makeReward(tenant, { ...choice(4000), budgetId });
    const shown = await showRewardByLink.call(anyone(tenant), { token });
    expect(shown.choices.map((c) => [c.productId, c.denomination])).toEqual([[productId, 2500]]);
    const claimed = await claim(tenant, token, { chosen: { productId, denomination: 2500 } });
    expect(claimed.status).toBe('fulfilled');
    expect(await showOrder.call(asOwner(tenant), { orderId: claimed.orderId ?? '' })).toMatchObject({
      channel: 'reward',
      points: 2500,
      recipient: { email: 'someone@example.com' },
      vouchers: [{ state: 'issued' }],
    });
    expect(await left(tenant, `budget:${budgetId}`)).toBe(6_000n);
    await followUp(tenant);
    expect(await left(tenant, `budget:${budgetId}`)).toBe(7_500n);
    expect(await left(tenant, `allowance:${budgetId}.ever`)).toBe(6_500n);
    expect(await left(tenant, `reward:${rewardId}`)).toBe(0n);
    expect((await eventsOf(tenant, rewardId)).slice(-2)).toEqual(['reward.claimed', 'reward.settled']);
  });

  it('shows the browser that claimed what it became, and nobody else', async () => {
    const tenant = await makeTenant();
    const { productId } = await makeProduct(tenant);
    const { token } = await makeReward(tenant, choice(1000));
    await claim(tenant, token, { chosen: { productId, denomination: 1000 } });
    const mine = await showRewardByLink.call(anyone(tenant), { token, browser: 'a browser of the tests' });
    expect(mine).toMatchObject({ mine: true, state: 'claimed', order: { status: 'fulfilled' } });
    expect(mine.order?.voucherRefs).toHaveLength(1);
    const other = await showRewardByLink.call(anyone(tenant), { token, browser: 'another browser here' });
    expect(other).toMatchObject({ mine: false, state: 'claimed', order: null, product: null, choices: [] });
    const again = () => claim(tenant, token, { chosen: { productId, denomination: 1000 } });
    expect(await again()).toEqual(await again());
    const refused = await refusalOf(claim(tenant, token, { browser: 'another browser here' }));
    expect([refused.code, refused.params]).toEqual(['conflict', { state: 'claimed' }]);
    expect(await rowsOf(tenant, 'orders')).toBe(1);
  });

  it('keeps the rate and the markup of its grant, whatever prices do meanwhile', async () => {
    const tenant = await makeTenant();
    const { productId } = await makeProduct(tenant);
    const { token } = await makeReward(tenant, choice(1000));
    const later = { ...asPlatform(tenant), now: new Date('2026-06-01T13:00:00Z') };
    await setRate.call(later, { currency: 'EUR', points: 5, minorUnits: 1, source: 'test' });
    await lookingSql()`update listings set markup_basis_points = 900 where tenant_id = ${tenant.id}`;
    const { orderId } = await claim(tenant, token, { chosen: { productId, denomination: 1000 } });
    expect(await showOrder.call(asOwner(tenant), { orderId: orderId ?? '' })).toMatchObject({ points: 1000 });
  });

  it('in points pays what costs no more than these points today', async () => {
    const tenant = await makeTenant();
    const { productId } = await makeProduct(tenant, { values: [1000, 2500] });
    const { token } = await makeReward(tenant, choice(2400, { currency: 'PTS' }));
    const { choices } = await showRewardByLink.call(anyone(tenant), { token });
    expect(choices.map((c) => c.denomination)).toEqual([1000]);
    const dear = { chosen: { productId, denomination: 2500 } };
    expect(await codeOf(claim(tenant, token, dear))).toBe('invalid');
    expect(await codeOf(claim(tenant, token, { chosen: { productId, denomination: 1000 } }))).toBe('ok');
    await followUp(tenant);
  });

  it('offers only the products that were named', async () => {
    const tenant = await makeTenant();
    const [named, other] = [await makeProduct(tenant), await makeProduct(tenant)];
    const { token } = await makeReward(tenant, choice(1000, { productIds: [named.productId] }));
    const { choices, more } = await showRewardByLink.call(anyone(tenant), { token });
    expect([choices.map((c) => c.productId), more]).toEqual([[named.productId], false]);
    const wrong = { chosen: { productId: other.productId, denomination: 1000 } };
    expect(await codeOf(claim(tenant, token, wrong))).toBe('invalid');
    expect(await codeOf(claim(tenant, token, {}))).toBe('invalid');
    expect(await codeOf(claim(tenant, token, { chosen: { ...named, denomination: 1000 } }))).toBe('ok');
  });

  it('of what is sold out is refused and stays claimable; what is there can still be had', async () => {
    const tenant = await makeTenant();
    const { productId } = await makeProduct(tenant, { values: [1000, 2500], codes: 0 });
    const { rewardId, token } = await makeReward(tenant, choice(2500));
    expect((await showRewardByLink.call(anyone(tenant), { token })).choices).toEqual([]);
    const chosen = { productId, denomination: 2500 };
    expect(await codeOf(claim(tenant, token, { chosen }))).toBe('out_of_stock');
    expect(await showReward.call(asOwner(tenant), { rewardId })).toMatchObject({
      state: 'delivered',
      orderId: null,
    });
    await addCodes(tenant, { productId, values: [2500], codes: 1 });
    expect(await codeOf(claim(tenant, token, { chosen }))).toBe('ok');
  });
});

describe('a reward of a member', () => {
  it('is in the inbox until it is claimed, and its voucher is then the member’s', async () => {
    const tenant = await makeTenant();
    const memberId = await makeMember(tenant);
    const me = asMember(tenant, memberId);
    const { productId } = await makeProduct(tenant);
    const gift = { kind: 'product', productId, denomination: 1000 };
    const { rewardId } = await makeReward(tenant, { gift, recipients: [{ memberId }] });
    expect(await inbox.call(me, {})).toMatchObject({
      count: 1,
      open: [{ rewardId, state: 'open' }],
      past: [],
    });
    expect(await openReward.call(me, { rewardId })).toEqual({ opened: true });
    expect(await openReward.call(me, { rewardId })).toEqual({ opened: false });
    await claimReward.call(me, { rewardId });
    expect(await inbox.call(me, {})).toMatchObject({
      count: 0,
      open: [],
      past: [{ rewardId, state: 'claimed' }],
    });
    const { order } = await myReward.call(me, { rewardId });
    expect(order?.voucherIds).toHaveLength(1);
    const stranger = asMember(tenant, await makeMember(tenant));
    for (const call of [myReward, claimReward, openReward])
      expect(await codeOf(call.call(stranger, { rewardId }))).toBe('not_found');
  });
});

describe('a link', () => {
  it('that was looked at 50 times is still unclaimed, and was opened once by a person', async () => {
    const tenant = await makeTenant();
    await makeProduct(tenant);
    const { rewardId, token } = await makeReward(tenant, choice(1000));
    for (let i = 0; i < 50; i++) await showRewardByLink.call(anyone(tenant), { token });
    expect(await eventsOf(tenant, rewardId)).toEqual([
      'reward.granted',
      'reward.delivered',
      'reward.link_shown',
    ]);
    expect(await openByLink.call(anyone(tenant), { token })).toEqual({ opened: true });
    expect(await openByLink.call(anyone(tenant), { token })).toEqual({ opened: false });
  });

  it('of another tenant, cut short or made up is answered as one that is not there', async () => {
    const [here, there] = [await makeTenant(), await makeTenant()];
    await makeProduct(there);
    const { token } = await makeReward(there, choice(1000));
    const made = token.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'));
    for (const wrong of [token, '', 'x', token.slice(1), made]) {
      for (const verb of [showRewardByLink, openByLink])
        expect((await refusalOf(verb.call(anyone(here), { token: wrong }))).message).toBe(NOTHING);
      expect((await refusalOf(claim(here, wrong))).message).toBe(NOTHING);
    }
    expect(await codeOf(showRewardByLink.call(anyone(there), { token }))).toBe('ok');
  });

  it('is nowhere in the clear: neither in rows nor in events nor in the audit log', async () => {
    const tenant = await makeTenant();
    await makeProduct(tenant);
    const { token } = await makeReward(tenant, choice(1000));
    for (const table of ['rewards', 'events', 'audit_entries', 'idempotency_keys']) {
      const sql = lookingSql();
      const [row] = await sql<{ n: number }[]>`
        select count(*)::int as n from ${sql(table)} t where tenant_id = ${tenant.id} and t::text like ${`%${token}%`}`;
      expect(row?.n, table).toBe(0);
    }
  });
});
