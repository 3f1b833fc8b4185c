import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { findOrder } from '#modules/orders/index.ts';
import { claimLocked } from './claim.ts';
import { type Claimed, claimInput } from './schema.ts';
import { lockReward } from './store.ts';

/** The signed-in member claims a reward; asked again, it answers what it became. */
export const claimReward = verb({
  name: 'rewards.claim',
  permission: 'rewards.claim',
  members: true,
  input: claimInput,
  run: async (ctx, { rewardId, chosen }): Promise<Claimed> => {
    const reward = await lockReward(ctx, rewardId);
    if (!reward || reward.memberId !== ctx.actor.id) notFound();
    if (reward.state !== 'claimed') return claimLocked(ctx, reward, { chosen, claimerHash: null });
    const { orderId } = reward;
    const status = orderId ? ((await findOrder(ctx, orderId))?.status ?? null) : null;
    return { rewardId, orderId, status, points: orderId ? null : Number(reward.value) };
  },
});
