import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { rewardIdInput } from './schema.ts';
import { moveReward } from './store.ts';

/** Its letter has left. */
export const deliveredReward = verb({
  name: 'rewards.delivered',
  permission: 'rewards.sweep',
  input: rewardIdInput,
  run: async (ctx, { rewardId }) => {
    ctx.note({ objectId: rewardId });
    return { delivered: await markDelivered(ctx, rewardId, 'email') };
  },
});

/** Says once that it reached its recipient, and how. */
export async function markDelivered(ctx: Ctx, rewardId: string, by: 'email' | 'link'): Promise<boolean> {
  const delivered = await moveReward(ctx, rewardId, { from: ['granted'], to: 'delivered' });
  if (delivered)
    ctx.emit({ type: 'reward.delivered', objectType: 'reward', objectId: rewardId, data: { by } });
  return delivered;
}
