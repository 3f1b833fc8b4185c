import { describe, expect, it } from 'vitest';
import { closeBudget } from '#modules/budgets/index.ts';
import { refundOrder } from '#modules/orders/index.ts';
import { makeBudget } from '#tests/budgets/trees.ts';
import { asKey, asOwner, makeProduct, makeTenant, NOW, pointsLeft, rowsOf } from '#tests/factories.ts';
import { atOnce, codeOf, refusalOf, tally } from '#tests/outcome.ts';
import { claim, eventsOf, followUp, left, makeReward, systemAt, tokenOf } from '#tests/rewards/factories.ts';
import { expireRewards, remindOfRewards } from './expire.ts';
import { cancelRewards, grantRewards, resendRewards, showReward, sweepRewards } from './index.ts';

const choice = { gift: { kind: 'choice', value: 1000, currency: 'EUR' } };
const END = new Date(NOW.getTime() + 10 * 86_400_000);
const just = (ms: number) => new Date(END.getTime() + ms);

describe('cancelling', () => {
  it('gives the whole value back to budget and limit, and kills the link', async () => {
    const tenant = await makeTenant();
    await makeProduct(tenant);
    const budgetId = await makeBudget(tenant, { amount: 5_000, limit: 4_000 });
    const { rewardId, token } = await makeReward(tenant, { ...choice, budgetId });
    expect(await left(tenant, `allowance:${budgetId}.ever`)).toBe(3_000n);
    const done = await cancelRewards.call(asOwner(tenant), { rewardIds: [rewardId], reason: 'By mistake' });
    expect(done).toEqual({ cancelled: [rewardId], kept: [], points: 1000 });
    expect(await left(tenant, `budget:${budgetId}`)).toBe(5_000n);
    expect(await left(tenant, `allowance:${budgetId}.ever`)).toBe(4_000n);
    const refused = await refusalOf(claim(tenant, token));
    expect([refused.code, refused.params]).toEqual(['not_available', { state: 'cancelled' }]);
  });

  it('of many leaves what was claimed, and says so; of nothing open is refused', async () => {
    const tenant = await makeTenant();
    const { productId } = await makeProduct(tenant);
    const [a, b] = [await makeReward(tenant, choice), await makeReward(tenant, choice)];
    await claim(tenant, a.token, { chosen: { productId, denomination: 1000 } });
    const ask = { rewardIds: [a.rewardId, b.rewardId], reason: 'By mistake' };
    expect(await cancelRewards.call(asOwner(tenant), ask)).toMatchObject({
      cancelled: [b.rewardId],
      kept: [{ rewardId: a.rewardId, state: 'claimed' }],
    });
    expect(await codeOf(cancelRewards.call(asOwner(tenant), ask))).toBe('conflict');
    expect(await codeOf(resendRewards.call(asOwner(tenant), { rewardIds: ask.rewardIds }))).toBe('conflict');
  });

  it('gives back to the program when the budget was closed meanwhile', async () => {
    const tenant = await makeTenant({ funds: 10_000 });
    await makeProduct(tenant);
    const budgetId = await makeBudget(tenant, { amount: 1_000 });
    const { rewardId } = await makeReward(tenant, { ...choice, budgetId });
    await closeBudget.call(asOwner(tenant), { budgetId, reason: 'Over' });
    await cancelRewards.call(asOwner(tenant), { rewardIds: [rewardId], reason: 'By mistake' });
    expect(await pointsLeft(tenant, 'program')).toBe(10_000n);
  });
});

describe('the end of a reward', () => {
  it('comes once, returns its value, and is a moment, not a sweep', async () => {
    const tenant = await makeTenant({ funds: 5_000 });
    const { productId } = await makeProduct(tenant);
    const { rewardId, token } = await makeReward(tenant, { ...choice, expiresAt: END.toISOString() });
    const chosen = { productId, denomination: 1000 };
    expect((await refusalOf(claim(tenant, token, { chosen }, END))).params).toEqual({ state: 'expired' });
    await sweepRewards(systemAt(tenant, just(-1)), {});
    expect((await showReward.call(asOwner(tenant), { rewardId })).state).toBe('delivered');
    await atOnce(4, () => sweepRewards(systemAt(tenant, END), {}));
    expect(await pointsLeft(tenant, 'program')).toBe(5_000n);
    expect((await eventsOf(tenant, rewardId)).filter((e) => e === 'reward.expired')).toHaveLength(1);
  });

  it('is announced once, a few days before', async () => {
    const tenant = await makeTenant();
    await makeProduct(tenant);
    const { rewardId } = await makeReward(tenant, { ...choice, expiresAt: END.toISOString() });
    const days = (n: number) => systemAt(tenant, just(-n * 86_400_000));
    expect(await remindOfRewards.call(days(4), {})).toEqual({ reminded: 0 });
    expect(await remindOfRewards.call(days(3), {})).toEqual({ reminded: 1 });
    expect(await remindOfRewards.call(days(2), {})).toEqual({ reminded: 0 });
    expect((await eventsOf(tenant, rewardId)).at(-1)).toBe('reward.expiring');
  });
});

describe('many hands at once', () => {
  it('50 browsers claim one link: one gets it, and one order is made', async () => {
    const tenant = await makeTenant();
    const { productId } = await makeProduct(tenant, { codes: 60 });
    const { token } = await makeReward(tenant, choice);
    const chosen = { productId, denomination: 1000 };
    const answers = await atOnce(50, (i) =>
      codeOf(claim(tenant, token, { chosen, browser: `browser number ${i} of 50` })),
    );
    expect(tally(answers)).toEqual({ ok: 1, conflict: 49 });
    expect([await rowsOf(tenant, 'orders'), await rowsOf(tenant, 'vouchers')]).toEqual([1, 1]);
  });

  it.each([
    [
      'cancelled',
      (t: Parameters<typeof asOwner>[0], id: string) =>
        cancelRewards.call(asOwner(t), { rewardIds: [id], reason: 'By mistake' }),
    ],
    ['expired', (t: Parameters<typeof asOwner>[0]) => expireRewards.call(systemAt(t, END), {})],
  ] as const)('claimed and %s at the same moment: one of them, never both', async (state, end) => {
    const tenant = await makeTenant({ funds: 20_000 });
    const { productId } = await makeProduct(tenant, { codes: 20 });
    const chosen = { productId, denomination: 1000 };
    const ends: string[] = [];
    for (let round = 0; round < 10; round++) {
      const { rewardId, token } = await makeReward(tenant, { ...choice, expiresAt: END.toISOString() });
      await Promise.all([codeOf(claim(tenant, token, { chosen }, just(-1))), codeOf(end(tenant, rewardId))]);
      await codeOf(end(tenant, rewardId));
      ends.push((await showReward.call(asOwner(tenant), { rewardId })).state);
    }
    const claimed = tally(ends)['claimed'] ?? 0;
    expect(claimed + (tally(ends)[state] ?? 0)).toBe(10);
    expect(await rowsOf(tenant, 'vouchers')).toBe(claimed);
    expect(await pointsLeft(tenant, 'program')).toBe(20_000n - 1000n * BigInt(claimed));
  });

  it('20 grants from a budget for 7 of them: exactly 7', async () => {
    const tenant = await makeTenant();
    await makeProduct(tenant);
    const budgetId = await makeBudget(tenant, { amount: 7_500 });
    const input = { ...choice, budgetId, recipients: [{ email: 'a@example.com' }] };
    const answers = await atOnce(20, () => codeOf(grantRewards.call(asKey(tenant), input)));
    expect(tally(answers)).toEqual({ ok: 7, insufficient_budget: 13 });
    expect(await left(tenant, `budget:${budgetId}`)).toBe(500n);
  });
});

describe('a voucher that is refunded', () => {
  it('gives the value back to its reward, which can be claimed again', async () => {
    const tenant = await makeTenant({ funds: 5_000 });
    const { productId } = await makeProduct(tenant);
    const { rewardId, token } = await makeReward(tenant, choice);
    const chosen = { productId, denomination: 1000 };
    const { orderId } = await claim(tenant, token, { chosen });
    await refundOrder.call(asOwner(tenant), { orderId: orderId ?? '', reason: 'Did not work' });
    await followUp(tenant);
    expect((await eventsOf(tenant, rewardId)).at(-1)).toBe('reward.reopened');
    expect(await left(tenant, `reward:${rewardId}`)).toBe(1000n);
    const again = await claim(tenant, await tokenOf(tenant, rewardId), { chosen });
    expect(again.orderId).not.toBe(orderId);
    expect(await pointsLeft(tenant, 'program')).toBe(4_000n);
  });
});
