import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { originOf } from '#modules/tenants/index.ts';
import { markDelivered } from './deliver.ts';
import { type Reward, refuseUnlessOpen } from './reward.ts';
import { rewardIdInput } from './schema.ts';
import { lockReward } from './store.ts';
import { openToken } from './token.ts';

/**
 * The link of an unclaimed reward, for whoever hands it over themselves. Each time is audited and announced; once the
 * reward is claimed or has ended nobody gets it any more.
 */
export const rewardLink = verb({
  name: 'rewards.link',
  secret: true,
  permission: 'rewards.grant',
  input: rewardIdInput,
  run: async (ctx, { rewardId }): Promise<{ rewardId: string; link: string }> => {
    const reward = (await lockReward(ctx, rewardId)) ?? notFound();
    refuseUnlessOpen(reward, ctx.now);
    await markDelivered(ctx, rewardId, 'link');
    ctx.emit({ type: 'reward.link_shown', objectType: 'reward', objectId: rewardId });
    ctx.note({ objectId: rewardId });
    return { rewardId, link: await linkOf(ctx, reward) };
  },
});

/** The whole address; whoever holds it may claim. */
export async function linkOf(ctx: Ctx, reward: Reward): Promise<string> {
  return `${await originOf(ctx.tenant.id, ctx.sql)}/r/${await openToken(ctx, reward)}`;
}
