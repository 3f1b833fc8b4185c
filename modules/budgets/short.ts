import type { Ctx } from '#core/context.ts';
import { refuse } from '#lib/errors.ts';
import { allowanceIn } from './budget.ts';
import { selectNames } from './queries.ts';

/**
 * Says in words what the ledger answered about accounts that are short: which budget has no money left, or which one
 * has reached its limit. For accounts of another kind it says nothing and returns.
 */
export async function refuseShort(ctx: Ctx, short: readonly string[]): Promise<void> {
  const limit = short.map(allowanceIn).find((a) => a !== null);
  const envelope = short.find((id) => id.startsWith('budget:'))?.split(':')[1];
  const budgetId = envelope ?? limit?.budgetId;
  if (!budgetId) return;
  const name = (await selectNames(ctx, [budgetId])).get(budgetId) ?? '';
  const detail = { params: { budget: name } };
  if (envelope)
    refuse('insufficient_budget', {
      ...detail,
      message: `The budget ${name} has not enough left. Allocate more to it, or choose another one.`,
    });
  const when = limit?.period === 'ever' ? '' : ' for this period';
  refuse('insufficient_budget', {
    ...detail,
    message: `The budget ${name} has reached its limit${when}. Raise the limit, or wait for the next period.`,
  });
}
