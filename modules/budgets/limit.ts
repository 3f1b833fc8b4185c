import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { balanceOf, post } from '#modules/ledger/index.ts';
import { allowanceOf, type Budget } from './budget.ts';
import { refuseClosed } from './money.ts';
import { selectOpened, selectSpent } from './queries.ts';
import { limitInput } from './schema.ts';
import { toAllowance } from './spend.ts';
import { insertChange, lockBudgets, updateLimit } from './store.ts';

/**
 * Sets what a budget and all below it may spend in a period, from the present one on; null for no limit. One below what
 * was already spent or held in this period is refused.
 */
export const setBudgetLimit = verb({
  name: 'budgets.setLimit',
  permission: 'budgets.manage',
  input: limitInput,
  run: async (ctx, { budgetId, limit, reason }) => {
    const b = (await lockBudgets(ctx, [budgetId])).get(budgetId) ?? notFound();
    refuseClosed(b);
    await applyLimit(ctx, b, limit, reason);
    ctx.emit({
      type: 'budget.limit_set',
      objectType: 'budget',
      objectId: budgetId,
      data: { limit: limit?.toString() ?? null, reason },
    });
    ctx.note({
      objectId: budgetId,
      detail: { before: b.limit?.toString() ?? null, after: limit?.toString() ?? null },
    });
    return { budgetId };
  },
});

/** For a budget whose row is locked, so that nothing is spent below it meanwhile. */
export async function applyLimit(ctx: Ctx, b: Budget, limit: bigint | null, reason: string): Promise<void> {
  const id = newId('budgetChange');
  const now = (await selectOpened(ctx, b)) ?? { opened: 0n, uncounted: 0n };
  const to = limit === null ? { ...now, limit } : await countedIn(ctx, b, now, limit);
  const difference = to.opened - now.opened;
  if (difference !== 0n) {
    const posted = to.opened < 0n ? null : await post(ctx, [toAllowance(b, difference, id)]);
    if (!posted?.ids)
      refuse(
        'conflict',
        `More than that was spent or held from ${b.name} in this period. Set a higher limit.`,
      );
  }
  await updateLimit(ctx, b, to);
  await insertChange(ctx, { id, budgetId: b.id, kind: 'limit_set', amount: limit, reason });
}

/**
 * What was spent while there was no limit is counted against a new one: it makes the allowance smaller. As long as a
 * limit stands, every spend goes through the allowance by itself.
 */
async function countedIn(ctx: Ctx, b: Budget, now: { opened: bigint; uncounted: bigint }, limit: bigint) {
  if (b.limit !== null && b.opened) return { limit, uncounted: now.uncounted, opened: limit - now.uncounted };
  const left = await balanceOf(ctx, allowanceOf(b, b.periodNow));
  const counted = now.opened - left.available;
  const uncounted = (await selectSpent(ctx, b.id)) - counted;
  return { limit, uncounted, opened: limit - uncounted };
}
