import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { selectRewards, selectRow } from './queries.ts';
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
