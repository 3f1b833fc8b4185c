import type { Job } from '#core/jobs.ts';
import { dueRewards, expireRewards, remindOfRewards } from './expire.ts';
import { settleReward } from './settle.ts';

/** What is left after so many batches waits for the next time. */
const MOST_BATCHES = 200;

/** Ends what is over, reminds of what ends soon, and settles what lost its job. */
export const sweepRewards: Job = async (caller) => {
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const due = await dueRewards.call(caller, {});
    if (!due.ended && !due.ending && due.unsettled.length === 0) return;
    if (due.ended) await expireRewards.call(caller, {});
    if (due.ending) await remindOfRewards.call(caller, {});
    for (const orderId of due.unsettled) await settleReward.call(caller, { orderId });
  }
};

export const rewardJobs = {
  'rewards.settle': (async (caller, { orderId }) => {
    await settleReward.call(caller, { orderId });
  }) as Job,
};
