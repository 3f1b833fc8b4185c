import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { plain } from '#lib/plain.ts';
import { balanceOf } from '#modules/ledger/index.ts';
import { type Budget, envelopeOf } from './budget.ts';
import { moveMoney } from './money.ts';
import { selectDue } from './queries.ts';
import { advancePeriod, insertChange, lockWithParent } from './store.ts';

/**
 * Ends the period of one budget that is due, the one that ended first: what its policy does not keep goes to the one
 * above. After downtime each missed period is ended on its own, in the order in which they ended; below before above, so
 * that what is given back goes as far up as it should. What is held stays, and comes back to the budget if released.
 */
export const rollOverNext = verb({
  name: 'budgets.rollOver',
  permission: 'budgets.manage',
  input: z.object({}),
  run: async (ctx) => {
    const budgetId = await selectDue(ctx);
    if (!budgetId) return { budgetId: null };
    const [b, parent] = await lockWithParent(ctx, budgetId);
    // Another worker may have ended this period while we waited for the row.
    if (b.state === 'closed' || b.periodStart === null || b.periodStart >= b.periodNow) return { budgetId };
    const period = await advancePeriod(ctx, budgetId);
    const amount = await toReturn(ctx, b);
    const kind = 'rolled_over';
    const reason = `Period from ${b.periodStart} ended`;
    if (amount > 0n) await moveMoney(ctx, { of: b, from: b, to: parent, amount, kind, period, reason });
    else await insertChange(ctx, { budgetId, kind, amount: 0n, otherId: parent?.id ?? null, period, reason });
    const data = { period, returned: plain(amount) };
    ctx.emit({ type: 'budget.rolled_over', objectType: 'budget', objectId: budgetId, data });
    ctx.note({ objectId: budgetId, detail: data });
    return { budgetId };
  },
});

async function toReturn(ctx: Ctx, b: Budget): Promise<bigint> {
  if (b.rollOver === 'keep') return 0n;
  const { available } = await balanceOf(ctx, envelopeOf(b));
  const kept = b.rollOver === 'cap' ? (b.rollOverCap ?? 0n) : 0n;
  return available > kept ? available - kept : 0n;
}
