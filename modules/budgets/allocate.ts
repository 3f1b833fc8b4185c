import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { plain } from '#lib/plain.ts';
import type { Budget } from './budget.ts';
import { moveMoney, refuseClosed, refuseFrozen } from './money.ts';
import { allocateInput } from './schema.ts';
import { lockWithParent } from './store.ts';

/** Puts money into a budget out of the one above it; a root is filled out of the program. */
export const allocate = verb({
  name: 'budgets.allocate',
  permission: 'budgets.manage',
  input: allocateInput,
  run: async (ctx, { budgetId, amount, reason }) => {
    const [b, parent] = await lockWithParent(ctx, budgetId);
    refuseClosed(b);
    if (parent) refuseFrozen(parent);
    const transferId = await moveMoney(ctx, {
      of: b,
      from: parent,
      to: b,
      amount,
      kind: 'allocated',
      reason,
    });
    tell(ctx, 'budget.allocated', b, { amount: plain(amount), reason, transferId });
    return { transferId };
  },
});

/** Gives money of a budget back to the one above it, of a root to the program. A frozen one may give back too. */
export const takeBack = verb({
  name: 'budgets.takeBack',
  permission: 'budgets.manage',
  input: allocateInput,
  run: async (ctx, { budgetId, amount, reason }) => {
    const [b, parent] = await lockWithParent(ctx, budgetId);
    refuseClosed(b);
    const transferId = await moveMoney(ctx, {
      of: b,
      from: b,
      to: parent,
      amount,
      kind: 'taken_back',
      reason,
    });
    tell(ctx, 'budget.taken_back', b, { amount: plain(amount), reason, transferId });
    return { transferId };
  },
});

function tell(ctx: Ctx, type: string, b: Budget, data: object): void {
  ctx.emit({ type, objectType: 'budget', objectId: b.id, data });
  ctx.note({ objectId: b.id, detail: data });
}
