import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { plain } from '#lib/plain.ts';
import { moveMoney, refuseClosed, refuseFrozen } from './money.ts';
import { moveInput } from './schema.ts';
import { lockBudgets } from './store.ts';

/** Moves money from one budget to another of the same currency, wherever in the trees they stand. */
export const moveBetween = verb({
  name: 'budgets.move',
  permission: 'budgets.manage',
  input: moveInput,
  run: async (ctx, { fromId, toId, amount, reason }) => {
    const locked = await lockBudgets(ctx, [fromId, toId]);
    const [from, to] = [locked.get(fromId) ?? notFound(), locked.get(toId) ?? notFound()];
    if (from === to) refuse('conflict', 'The money is in that budget already. Choose another one.');
    for (const b of [from, to]) refuseClosed(b);
    refuseFrozen(from);
    if (from.currency !== to.currency)
      refuse(
        'conflict',
        `${from.name} is in ${from.currency} and ${to.name} in ${to.currency}. Choose one of the same.`,
      );
    const transferId = await moveMoney(ctx, { of: from, from, to, amount, kind: 'moved', reason });
    const data = { fromId, toId, amount: plain(amount), reason, transferId };
    for (const objectId of [fromId, toId]) {
      ctx.emit({ type: 'budget.moved', objectType: 'budget', objectId, data });
    }
    ctx.note({ objectId: fromId, detail: data });
    return { transferId };
  },
});
