import type { Caller } from '#core/context.ts';
import { rollOverNext } from './roll-over.ts';
import { MAX_BUDGETS } from './schema.ts';

/** A year of missed months for every budget there can be; what is left then waits for the next run. */
const MOST_ENDED = 12 * MAX_BUDGETS;

type Job = (caller: Caller, data: Readonly<Record<string, string>>) => Promise<void>;

/** Task name → what the worker runs for it, as the system, in the tenant that the job names. */
export const budgetJobs: Readonly<Record<string, Job>> = {
  'budgets.rollOver': async (caller) => {
    for (let ended = 0; ended < MOST_ENDED; ended++) {
      const { budgetId } = await rollOverNext.call(caller, {});
      if (!budgetId) return;
    }
  },
};
