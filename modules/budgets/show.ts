import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import type { Page } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import { accountId, statement } from '#modules/ledger/index.ts';
import { envelopeOf } from './budget.ts';
import { selectBudget, selectCounted, selectLevel } from './queries.ts';
import { budgetIdInput, type LedgerEntry, ledgerInput, listInput, type Trace, traceInput } from './schema.ts';
import { selectCauses, selectTransfer } from './trace-queries.ts';

/** One level of the tree: the budgets right below one, or the roots, with what they have, hold and spent. */
export const listBudgets = verb({
  name: 'budgets.list',
  permission: 'budgets.read',
  reads: true,
  input: listInput,
  run: async (ctx, input) => {
    if (input.parentId && !(await selectBudget(ctx, input.parentId))) notFound();
    return selectLevel(ctx, input);
  },
});

export const showBudget = verb({
  name: 'budgets.show',
  permission: 'budgets.read',
  reads: true,
  input: budgetIdInput,
  run: async (ctx, { budgetId }) => (await selectBudget(ctx, budgetId)) ?? notFound(),
});

/** Every posted transfer of one budget, newest first, with what it was for and who caused it. */
export const budgetLedger = verb({
  name: 'budgets.ledger',
  permission: 'budgets.read',
  reads: true,
  input: ledgerInput,
  run: async (ctx, { budgetId, ...page }): Promise<Page<LedgerEntry>> => {
    const b = (await selectBudget(ctx, budgetId)) ?? notFound();
    const account = accountId(envelopeOf({ id: budgetId, currency: b.currency }));
    const { items, nextCursor } = await statement(ctx, { accountId: account, ...page });
    const causes = await selectCauses(
      ctx,
      items.map((r) => r.reference),
    );
    return {
      nextCursor,
      items: items.map((r) => ({
        transferId: r.transferId,
        at: r.createdAt.toISOString(),
        amount: plain(r.amount),
        balanceAfter: plain(r.balanceAfter),
        code: r.code,
        reference: r.reference,
        label: r.memo || null,
        object: causes.get(r.reference)?.object ?? { type: 'unknown', id: r.reference },
        actor: causes.get(r.reference)?.actor ?? null,
      })),
    };
  },
});

/** Follows one amount: its accounts, its cause, who did it, and the limits it was counted against. */
export const traceTransfer = verb({
  name: 'budgets.trace',
  permission: 'budgets.read',
  reads: true,
  input: traceInput,
  run: async (ctx, { transferId }): Promise<Trace> => {
    const { createdAt, reference, part, amount, ...t } =
      (await selectTransfer(ctx, transferId)) ?? notFound();
    const cause = (await selectCauses(ctx, [reference])).get(reference);
    const counted = await selectCounted(ctx, reference, part);
    return {
      ...t,
      at: createdAt.toISOString(),
      amount: plain(amount),
      object: cause?.object ?? { type: 'unknown', id: reference },
      actor: cause?.actor ?? null,
      limits: counted.map((c) => ({ ...c, amount: plain(c.amount) })),
    };
  },
});
