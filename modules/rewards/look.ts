import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { selectCounts, selectEvents, selectRewards, selectRow } from './queries.ts';
import { listInput, type RewardRow, rewardIdInput } from './schema.ts';

/** Rewards as the sender sees them, newest first; never their links. */
export const listRewards = verb({
  name: 'rewards.list',
  permission: 'rewards.read',
  reads: true,
  input: listInput,
  run: selectRewards,
});

/** One reward as the sender sees it. */
export const showReward = verb({
  name: 'rewards.show',
  permission: 'rewards.read',
  reads: true,
  input: rewardIdInput,
  run: async (ctx, { rewardId }): Promise<RewardRow> => (await selectRow(ctx, rewardId)) ?? notFound(),
});

/** How many rewards there are in each state. */
export const rewardCounts = verb({
  name: 'rewards.counts',
  permission: 'rewards.read',
  reads: true,
  input: z.object({}),
  run: async (ctx) => ({ items: await selectCounts(ctx) }),
});

/** What happened to a reward, from its grant to its end. */
export const rewardTimeline = verb({
  name: 'rewards.timeline',
  permission: 'rewards.read',
  reads: true,
  input: rewardIdInput,
  run: async (ctx, { rewardId }) => {
    if (!(await selectRow(ctx, rewardId))) notFound();
    return { items: await selectEvents(ctx, rewardId) };
  },
});
