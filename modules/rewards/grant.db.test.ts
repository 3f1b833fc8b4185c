import { describe, expect, it } from 'vitest';
import { freezeBudget, setBudgetLimit } from '#modules/budgets/index.ts';
import { disableMember } from '#modules/identity/index.ts';
import { makeBudget } from '#tests/budgets/trees.ts';
import { asKey, asOwner, asPlatform, makeMember, makeProduct, makeTenant, rowsOf } from '#tests/factories.ts';
import { codeOf, refusalOf } from '#tests/outcome.ts';
import { eventsOf, left } from '#tests/rewards/factories.ts';
import { grantRewards, listRewards, showReward } from './index.ts';

const points = (n: number) => ({ kind: 'points', points: n });

describe('granting rewards', () => {
  it('moves what each may cost out of the budget into an account of its own', async () => {
    const tenant = await makeTenant();
    const budgetId = await makeBudget(tenant, { amount: 10_000 });
    const { productId } = await makeProduct(tenant);
    const { rewardIds, reserved } = await grantRewards.call(asKey(tenant), {
      gift: { kind: 'product', productId, denomination: 2500 },
      recipients: [{ email: 'b@example.com' }, { email: 'A@example.com', name: 'Ana' }],
      budgetId,
      sender: 'Ana Lima',
      message: 'Thank you',
    });
    expect([rewardIds.length, reserved]).toEqual([2, 5000]);
    expect(await left(tenant, `budget:${budgetId}`)).toBe(5000n);
    for (const id of rewardIds) expect(await left(tenant, `reward:${id}`)).toBe(2500n);
    const shown = await showReward.call(asOwner(tenant), { rewardId: rewardIds[0] ?? '' });
    expect(shown).toMatchObject({
      kind: 'product',
      state: 'granted',
      value: 2500,
      currency: 'EUR',
      recipient: { email: 'a@example.com', name: 'Ana', memberId: null },
      sender: 'Ana Lima',
      message: 'Thank you',
      expiresAt: '2026-11-28T12:00:00.000Z',
    });
    expect(JSON.stringify(shown)).not.toMatch(/token|sealed/);
    expect(await eventsOf(tenant, rewardIds[0] ?? '')).toEqual(['reward.granted']);
  });

  it('is paid by the program when no budget is named', async () => {
    const tenant = await makeTenant({ funds: 100 });
    const memberId = await makeMember(tenant);
    await grantRewards.call(asKey(tenant), { gift: points(60), recipients: [{ memberId }] });
    expect(await left(tenant, 'program:')).toBe(40n);
    const input = { gift: points(41), recipients: [{ memberId }] };
    expect(await codeOf(grantRewards.call(asKey(tenant), input))).toBe('insufficient_points');
    expect([await left(tenant, 'program:'), await rowsOf(tenant, 'rewards')]).toEqual([40n, 1]);
  });

  it('reserves a choice in money with the highest markup among its products', async () => {
    const tenant = await makeTenant();
    await makeProduct(tenant);
    const { reserved } = await grantRewards.call(asKey(tenant), {
      gift: { kind: 'choice', value: 2000, currency: 'EUR' },
      recipients: [{ email: 'a@example.com' }],
    });
    expect(reserved).toBe(2000);
  });

  it('gives each person one, however often they are named', async () => {
    const tenant = await makeTenant();
    const memberId = await makeMember(tenant, { email: 'kim@example.com' });
    const recipients = [{ memberId }, { email: 'Kim@example.com' }, { memberId }];
    const { rewardIds } = await grantRewards.call(asKey(tenant), { gift: points(5), recipients });
    expect(rewardIds).toHaveLength(1);
    const found = await listRewards.call(asOwner(tenant), { memberId });
    expect(found.items.map((r) => r.rewardId)).toEqual(rewardIds);
  });

  it('asked again under the same key grants once', async () => {
    const tenant = await makeTenant();
    const memberId = await makeMember(tenant);
    const key = { idempotencyKey: 'once' };
    const ask = () =>
      grantRewards.call(asKey(tenant, 'key_1'), { gift: points(5), recipients: [{ memberId }] }, key);
    expect(await ask()).toEqual(await ask());
    expect(await rowsOf(tenant, 'rewards')).toBe(1);
  });
});

describe('a grant is refused, and nothing moves', () => {
  it.each([
    ['points for somebody without a wallet', { gift: points(5) }, 'invalid'],
    ['a value that the product does not have', { denomination: 1234 }, 'invalid'],
    [
      'a currency in which nothing is offered',
      { gift: { kind: 'choice', value: 5, currency: 'JPY' } },
      'invalid',
    ],
    ['an end in the past', { expiresAt: '2026-05-01T00:00:00Z' }, 'invalid'],
    ['an end too far ahead', { expiresAt: '2036-05-01T00:00:00Z' }, 'invalid'],
  ])('%s', async (_, over: { denomination?: number; gift?: object; expiresAt?: string }, code) => {
    const tenant = await makeTenant({ funds: 100_000 });
    const { productId } = await makeProduct(tenant);
    const { denomination = 1000, ...rest } = over;
    const gift = { kind: 'product', productId, denomination };
    const input = { gift, recipients: [{ email: 'a@example.com' }], ...rest };
    expect(await codeOf(grantRewards.call(asKey(tenant), input))).toBe(code);
    expect([await left(tenant, 'program:'), await rowsOf(tenant, 'rewards')]).toEqual([100_000n, 0]);
  });

  it('when the budget is frozen, empty or at its limit', async () => {
    const tenant = await makeTenant();
    const memberId = await makeMember(tenant);
    const budgetId = await makeBudget(tenant, { amount: 100 });
    const ask = (n: number) =>
      refusalOf(grantRewards.call(asKey(tenant), { gift: points(n), recipients: [{ memberId }], budgetId }));
    expect((await ask(101)).code).toBe('insufficient_budget');
    await setBudgetLimit.call(asPlatform(tenant), { budgetId, limit: 50, reason: 'Less' });
    expect((await ask(51)).message).toMatch(/limit/);
    await freezeBudget.call(asPlatform(tenant), { budgetId, frozen: true, reason: 'Audit' });
    expect((await ask(1)).message).toMatch(/frozen/);
    expect(await left(tenant, `budget:${budgetId}`)).toBe(100n);
  });

  it('when a member has no access any more', async () => {
    const tenant = await makeTenant();
    const memberId = await makeMember(tenant);
    await disableMember.call(asPlatform(tenant), { memberId });
    const input = { gift: points(5), recipients: [{ memberId }] };
    expect(await codeOf(grantRewards.call(asKey(tenant), input))).toBe('conflict');
  });
});
