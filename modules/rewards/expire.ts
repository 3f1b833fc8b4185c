import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { plain } from '#lib/plain.ts';
import { giveBack } from './give-back.ts';
import { selectDue } from './queries.ts';
import { endRewards, lockDue, takeReminders } from './store.ts';

const BATCH = 200;
const DAY_MS = 86_400_000;
/** How long before its end a recipient is reminded, once; not of what came only yesterday. */
const REMIND_DAYS = 3;
const MIN_AGE_DAYS = 1;
/** An order that ended this long ago should have settled its reward: its job was lost. */
const LOST_MS = 5 * 60_000;

const reminderOf = (now: Date) => ({
  before: new Date(now.getTime() + REMIND_DAYS * DAY_MS),
  grantedBefore: new Date(now.getTime() - MIN_AGE_DAYS * DAY_MS),
});

/** Whether there is anything to end, to remind of or to settle; asked first, so that nothing to do leaves no trace. */
export const dueRewards = verb({
  name: 'rewards.due',
  permission: 'rewards.sweep',
  reads: true,
  input: z.object({}),
  run: (ctx) => {
    const { before, grantedBefore } = reminderOf(ctx.now);
    return selectDue(ctx, {
      remind: before,
      grantedBefore,
      unsettled: new Date(ctx.now.getTime() - LOST_MS),
    });
  },
});

/** Ends rewards whose time is over, once: their value is back in its budget. */
export const expireRewards = verb({
  name: 'rewards.expireDue',
  permission: 'rewards.sweep',
  input: z.object({}),
  run: async (ctx) => {
    const ended = await lockDue(ctx, BATCH);
    const returned = await giveBack(ctx, ended, 'Expired');
    await endRewards(
      ctx,
      ended.map((r) => r.id),
      'expired',
    );
    for (const { id } of ended) {
      const data = { returned: plain(returned.get(id) ?? 0n) };
      ctx.emit({ type: 'reward.expired', objectType: 'reward', objectId: id, data });
    }
    ctx.note({ detail: { ended: ended.length } });
    return { ended: ended.length };
  },
});

/** Reminds the recipients of rewards that end soon, each once. */
export const remindOfRewards = verb({
  name: 'rewards.remindDue',
  permission: 'rewards.sweep',
  input: z.object({}),
  run: async (ctx) => {
    const ending = await takeReminders(ctx, { ...reminderOf(ctx.now), limit: BATCH });
    for (const { id, expiresAt } of ending) {
      const data = { expiresAt: expiresAt.toISOString() };
      ctx.emit({ type: 'reward.expiring', objectType: 'reward', objectId: id, data });
    }
    ctx.note({ detail: { reminded: ending.length } });
    return { reminded: ending.length };
  },
});
