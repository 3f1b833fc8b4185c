import type { Job } from '#core/jobs.ts';
import { endedPoints, expireDue, warnEnding } from './expire.ts';

/** What is left after so many batches waits for the next time. */
const MOST_BATCHES = 200;

/** Takes what has ended out of the wallets. */
export const expirePoints: Job = async (caller) => {
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    if (!(await endedPoints.call(caller, {})).ended) return;
    await expireDue.call(caller, {});
  }
};

/** Warns of what ends soon. */
export const warnOfExpiry: Job = async (caller) => {
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    if (!(await endedPoints.call(caller, {})).ending) return;
    await warnEnding.call(caller, {});
  }
};
