import { verb } from '#core/verb.ts';
import { refuse } from '#lib/errors.ts';
import { balanceOf } from '#modules/ledger/index.ts';
import { envelopeOf } from './budget.ts';
import { moveMoney, refuseClosed } from './money.ts';
import { countOpenBelow } from './queries.ts';
import { closeInput } from './schema.ts';
import { insertChange, lockWithParent, updateState } from './store.ts';

/** Ends a budget for good: what is left goes back to the one above it. Nothing may be open below it or held in it. */
export const closeBudget = verb({
  name: 'budgets.close',
  permission: 'budgets.manage',
  input: closeInput,
  run: async (ctx, { budgetId, reason }) => {
    const [b, parent] = await lockWithParent(ctx, budgetId);
    refuseClosed(b);
    if ((await countOpenBelow(ctx, budgetId)) > 0)
      refuse('conflict', `There are open budgets below ${b.name}. Close them first.`);
    const { available, held } = await balanceOf(ctx, envelopeOf(b));
    if (held > 0n)
      refuse(
        'conflict',
        `Orders under way still hold money of ${b.name}. Freeze it, and close it when they are done.`,
      );
    const kind = 'closed';
    if (available > 0n) await moveMoney(ctx, { of: b, from: b, to: parent, amount: available, kind, reason });
    else await insertChange(ctx, { budgetId, kind, amount: 0n, otherId: parent?.id ?? null, reason });
    await updateState(ctx, budgetId, 'closed');
    ctx.emit({ type: 'budget.closed', objectType: 'budget', objectId: budgetId, data: { reason } });
    ctx.note({ objectId: budgetId, detail: { returned: available.toString(), reason } });
    return { budgetId };
  },
});
