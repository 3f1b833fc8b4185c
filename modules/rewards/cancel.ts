import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { plain } from '#lib/plain.ts';
import { giveBack } from './give-back.ts';
import { isOpen } from './reward.ts';
import { cancelInput } from './schema.ts';
import { endRewards, lockRewards } from './store.ts';

/**
 * Withdraws rewards that nobody has claimed: their value is back in its budget. Those that were claimed or have ended
 * stay as they are and are named.
 */
export const cancelRewards = verb({
  name: 'rewards.cancel',
  permission: 'rewards.manage',
  input: cancelInput,
  run: async (ctx, { rewardIds, reason }) => {
    const found = await lockRewards(ctx, rewardIds);
    if (found.length < new Set(rewardIds).size) notFound();
    const open = found.filter(isOpen);
    if (open.length === 0)
      refuse('conflict', 'Nothing to cancel: what was claimed or has ended stays as it is.');
    const returned = await giveBack(ctx, open, reason);
    const cancelled = open.map((r) => r.id);
    await endRewards(ctx, cancelled, 'cancelled');
    for (const id of cancelled) {
      const data = { reason, returned: plain(returned.get(id) ?? 0n) };
      ctx.emit({ type: 'reward.cancelled', objectType: 'reward', objectId: id, data });
    }
    const kept = found.filter((r) => !isOpen(r)).map(({ id, state }) => ({ rewardId: id, state }));
    const points = plain([...returned.values()].reduce((sum, n) => sum + n, 0n));
    const [only] = found.length === 1 ? cancelled : [];
    ctx.note({ objectId: only, detail: { reason, cancelled: cancelled.length, kept: kept.length, points } });
    return { cancelled, kept, points };
  },
});
