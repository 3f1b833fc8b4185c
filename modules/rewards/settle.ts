import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { idSchema } from '#lib/id.ts';
import { plain } from '#lib/plain.ts';
import { findOrder } from '#modules/orders/index.ts';
import { giveBack } from './give-back.ts';
import type { Reward } from './reward.ts';
import { lockByOrder, markSettled, reopen } from './store.ts';

/** Who has chosen in time and got nothing has at least this long to choose again. */
const SECOND_CHANCE_DAYS = 14;

/**
 * What an order's end means for the reward that paid it: what was not spent goes back to who paid; one that came to
 * nothing, or was refunded, can be claimed again. Told twice, or of any other order, it changes nothing.
 */
export const settleReward = verb({
  name: 'rewards.settle',
  permission: 'rewards.sweep',
  input: z.object({ orderId: idSchema('order') }),
  run: async (ctx, { orderId }) => {
    const { status } = (await findOrder(ctx, orderId)) ?? notFound();
    const reward = await lockByOrder(ctx, orderId);
    ctx.note({ objectId: reward?.id ?? orderId, detail: { orderId, status } });
    if (!reward) return { state: null };
    if (status === 'failed' || status === 'cancelled' || status === 'refunded')
      return again(ctx, reward, status);
    if (status !== 'fulfilled' || reward.settledAt) return { state: reward.state };
    const returned = (await giveBack(ctx, [reward], 'Not spent')).get(reward.id) ?? 0n;
    await markSettled(ctx, reward.id, returned > 0n);
    ctx.emit({
      type: 'reward.settled',
      objectType: 'reward',
      objectId: reward.id,
      data: { orderId, returned: plain(returned) },
    });
    return { state: reward.state };
  },
});

async function again(ctx: Ctx, reward: Reward, status: string) {
  await reopen(ctx, reward.id, new Date(ctx.now.getTime() + SECOND_CHANCE_DAYS * 86_400_000));
  ctx.emit({
    type: 'reward.reopened',
    objectType: 'reward',
    objectId: reward.id,
    data: { orderId: reward.orderId, cause: status },
  });
  return { state: 'opened' as const };
}
