import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { selectBurn } from './burn-queries.ts';
import { selectBudget } from './queries.ts';
import { type BurnDown, budgetIdInput } from './schema.ts';

/** What was left of a budget on each day of its present period: of its limit, or else of what went into it. */
export const burnDown = verb({
  name: 'budgets.burnDown',
  permission: 'budgets.read',
  reads: true,
  input: budgetIdInput,
  run: async (ctx, { budgetId }): Promise<BurnDown> => {
    const budget = (await selectBudget(ctx, budgetId)) ?? notFound();
    const burn = (await selectBurn(ctx, budgetId)) ?? notFound();
    const all = burn.spent.reduce((sum, d) => sum + d.spent, 0);
    const whole = budget.limit ?? budget.available + all;
    let left = whole;
    const days = burn.spent.map(({ day, spent }) => {
      left -= spent;
      return { day, left };
    });
    return {
      budgetId,
      currency: budget.currency,
      whole,
      days: burn.days,
      ends: budget.period !== 'none',
      left: days,
    };
  },
});
