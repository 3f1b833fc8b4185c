import type { Job } from '#core/jobs.ts';
import { rollOverNext } from './roll-over.ts';
import { MAX_BUDGETS } from './schema.ts';

/** A year of missed months for every budget there can be; what is left then waits for the next run. */
const MOST_ENDED = 12 * MAX_BUDGETS;

/** Ends every period that is over, one in each transaction; run again, or by two workers, it ends none twice. */
export const rollOverDue: Job = async (caller) => {
  for (let ended = 0; ended < MOST_ENDED; ended++) {
    const { budgetId } = await rollOverNext.call(caller, {});
    if (!budgetId) return;
  }
};
