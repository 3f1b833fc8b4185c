import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { refuseClosed } from './money.ts';
import { freezeInput } from './schema.ts';
import { insertChange, lockBudgets, updateState } from './store.ts';

/**
 * Stops new spending from a budget and all below it, or lets it begin again. It waits for spends that are under way; what
 * they hold may still be captured.
 */
export const freezeBudget = verb({
  name: 'budgets.freeze',
  permission: 'budgets.manage',
  input: freezeInput,
  run: async (ctx, { budgetId, frozen, reason }) => {
    const b = (await lockBudgets(ctx, [budgetId])).get(budgetId) ?? notFound();
    refuseClosed(b);
    const state = frozen ? 'frozen' : 'active';
    if (b.state === state) return { budgetId, state };
    await updateState(ctx, budgetId, state);
    await insertChange(ctx, { budgetId, kind: frozen ? 'frozen' : 'unfrozen', reason });
    const type = frozen ? 'budget.frozen' : 'budget.unfrozen';
    ctx.emit({ type, objectType: 'budget', objectId: budgetId, data: { reason } });
    ctx.note({ objectId: budgetId, detail: { before: b.state, after: state, reason } });
    return { budgetId, state };
  },
});
