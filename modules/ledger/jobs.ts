import type { Job } from '#core/jobs.ts';
import { overdueHolds, releaseExpired } from './release-expired.ts';

/** What is left after so many batches waits for the next minute. */
const MOST_BATCHES = 50;

/** Gives back every hold whose time is over. */
export const sweepHolds: Job = async (caller) => {
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    if (!(await overdueHolds.call(caller, {})).overdue) return;
    await releaseExpired.call(caller, {});
  }
};
