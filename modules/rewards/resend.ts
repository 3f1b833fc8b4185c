import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { isOpen } from './reward.ts';
import { resendInput } from './schema.ts';
import { lockRewards } from './store.ts';

/** Sends the letters of unclaimed rewards again, with the same link; all of them or none. */
export const resendRewards = verb({
  name: 'rewards.resend',
  permission: 'rewards.manage',
  input: resendInput,
  run: async (ctx, { rewardIds }) => {
    const found = await lockRewards(ctx, rewardIds);
    if (found.length < new Set(rewardIds).size) notFound();
    const over = found.find((r) => !isOpen(r) || r.expiresAt <= ctx.now);
    if (over) refuse('conflict', `Reward ${over.id} was claimed or has ended, so there is nothing to send.`);
    for (const { id } of found) ctx.emit({ type: 'reward.resent', objectType: 'reward', objectId: id });
    ctx.note({ objectId: found.length === 1 ? found[0]?.id : undefined, detail: { rewards: found.length } });
    return { sent: found.length };
  },
});
