import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { present } from '#lib/assert.ts';
import { notFound } from '#lib/errors.ts';
import { countOpen, selectInbox } from './queries.ts';
import type { Reward } from './reward.ts';
import { lookInput, type RewardPage, type RewardView, rewardIdInput } from './schema.ts';
import { moveReward, selectReward } from './store.ts';
import { pageOf, viewOf } from './view.ts';

/** Open ones are few; of the past ones the newest are shown. */
const SHOWN = 50;

/** The signed-in member's rewards: what can be claimed, how many, and what was. */
export const inbox = verb({
  name: 'rewards.inbox',
  permission: 'rewards.claim',
  members: true,
  reads: true,
  input: z.object({
    past: z.boolean().default(true),
    limit: z.number().int().min(1).max(SHOWN).default(SHOWN),
  }),
  run: async (ctx, { past, limit }): Promise<{ open: RewardView[]; count: number; past: RewardView[] }> => ({
    open: await views(ctx, true, limit),
    count: await countOpen(ctx, ctx.actor.id),
    past: past ? await views(ctx, false, limit) : [],
  }),
});

async function views(ctx: Ctx, open: boolean, limit: number): Promise<RewardView[]> {
  const ids = await selectInbox(ctx, { memberId: ctx.actor.id, open, limit });
  return Promise.all(
    ids.map(async (id) => viewOf(ctx, present(await selectReward(ctx, id), 'reward'), true)),
  );
}

/** One of the signed-in member's own rewards, with what can be chosen. */
export const myReward = verb({
  name: 'rewards.mine',
  permission: 'rewards.claim',
  members: true,
  reads: true,
  input: lookInput,
  run: async (ctx, { rewardId, q }): Promise<RewardPage> =>
    pageOf(ctx, await own(ctx, rewardId), { mine: true, q }),
});

/** The signed-in member has seen it. */
export const openReward = verb({
  name: 'rewards.open',
  permission: 'rewards.claim',
  members: true,
  input: rewardIdInput,
  run: async (ctx, { rewardId }) => markOpened(ctx, await own(ctx, rewardId)),
});

async function own(ctx: Ctx, rewardId: string): Promise<Reward> {
  const reward = await selectReward(ctx, rewardId);
  return reward && reward.memberId === ctx.actor.id ? reward : notFound();
}

/** Says once that a person has looked at it. */
export async function markOpened(ctx: Ctx, { id }: Reward): Promise<{ opened: boolean }> {
  const opened = await moveReward(ctx, id, { from: ['granted', 'delivered'], to: 'opened' });
  if (opened) ctx.emit({ type: 'reward.opened', objectType: 'reward', objectId: id });
  ctx.note({ objectId: id });
  return { opened };
}
