import type { TenantRef } from '#lib/tenant.ts';
import { grantRewards, rewardLink } from '#modules/rewards/index.ts';
import { asPlatform } from '#tests/factories.ts';

export type RewardsWorld = { rewardId: string; rewardToken: string };

/** Points that wait for the member to claim them, with the link that only a letter holds. */
export async function makeRewards(tenant: TenantRef, memberId: string): Promise<RewardsWorld> {
  const { rewardIds } = await grantRewards.call(asPlatform(tenant), {
    gift: { kind: 'points', points: 20 },
    recipients: [{ memberId }],
    delivery: 'link',
  });
  const rewardId = rewardIds[0] ?? '';
  const { link } = await rewardLink.call(asPlatform(tenant), { rewardId });
  return { rewardId, rewardToken: link.split('/').at(-1) ?? '' };
}
