import { beforeEach, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { asOwner, makeMember, makeProduct, makeTenant, pointsLeft } from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import {
  cancelRewards,
  grantRewards,
  listRewards,
  priceRewards,
  rewardCounts,
  rewardTimeline,
} from './index.ts';

let tenant: TenantRef;
beforeEach(async () => {
  tenant = await makeTenant({ funds: 10_000 });
  await makeProduct(tenant, { values: [1000], codes: 3 });
});

const choice = { kind: 'choice', value: 1000, currency: 'EUR' } as const;
const grant = (emails: string[]) =>
  grantRewards.call(asOwner(tenant), { gift: choice, recipients: emails.map((email) => ({ email })) });

describe('the price of a grant', () => {
  it('is what the grant then sets aside, and asking for it moves nothing', async () => {
    const recipients = [{ email: 'a@example.com' }, { email: 'b@example.com' }, { email: 'A@example.com' }];
    const price = await priceRewards.call(asOwner(tenant), { gift: choice, recipients });
    expect(price).toEqual({ recipients: 2, each: 1000, total: 2000, available: 10_000, needsTwo: null });
    expect(await pointsLeft(tenant, 'program')).toBe(10_000n);
    const { reserved } = await grantRewards.call(asOwner(tenant), { gift: choice, recipients });
    expect(reserved).toBe(price.total);
    expect(await pointsLeft(tenant, 'program')).toBe(8_000n);
  });
});

describe('rewards', () => {
  const found = async (q: string) =>
    (await listRewards.call(asOwner(tenant), { q })).items.map((r) => r.recipient.email);

  it('are found by the beginning of the address, by the member’s name and by id, and by nothing else', async () => {
    await makeMember(tenant, { email: 'member@example.com' });
    const { rewardIds } = await grant(['member@example.com', 'guest@example.com']);
    expect(await found('GUEST@')).toEqual(['guest@example.com']);
    expect(await found('Kim Mem')).toEqual(['member@example.com']);
    expect(await found(rewardIds[0] ?? '')).toHaveLength(1);
    expect(await found('guest@example.org')).toEqual([]);
    tenant = await makeTenant();
    expect(await found('guest@')).toEqual([]);
    expect(await found(rewardIds[0] ?? '')).toEqual([]);
  });

  it('are counted by state, and tell what became of them', async () => {
    const { rewardIds } = await grant(['a@example.com', 'b@example.com']);
    const [rewardId = ''] = rewardIds;
    await cancelRewards.call(asOwner(tenant), { rewardIds: [rewardId], reason: 'By mistake' });
    expect((await rewardCounts.call(asOwner(tenant), {})).items).toEqual([
      { state: 'cancelled', count: 1 },
      { state: 'granted', count: 1 },
    ]);
    const { items } = await rewardTimeline.call(asOwner(tenant), { rewardId });
    expect(items.map((e) => e.type)).toEqual(['reward.granted', 'reward.cancelled']);
    expect(items[1]?.data).toMatchObject({ returned: 1000, reason: 'By mistake' });
    expect(await codeOf(rewardTimeline.call(asOwner(await makeTenant()), { rewardId }))).toBe('not_found');
  });
});
