import type { Ctx } from '#core/context.ts';
import { notFound } from '#lib/errors.ts';
import type { AccountKey, NewTransfer } from '#modules/ledger/index.ts';
import { allotmentOf, allowanceOf, envelopeOf, programOf } from './budget.ts';
import { selectCounted } from './queries.ts';
import { lockChain } from './store.ts';

export type Refund = {
  amount: bigint;
  /** Of the spend that is given back. */
  reference: string;
  part?: number;
  memo: string;
  /** Where it comes from; `redeemed` when left out. */
  debit?: AccountKey;
};

/**
 * The linked transfers that give a spent amount back to its budget, and to the allowances that it was counted against,
 * also those of a period that is over. What comes back to a closed budget goes on to the one above it.
 */
export async function refundLegs(ctx: Ctx, budgetId: string, r: Refund): Promise<NewTransfer[]> {
  const chain = await lockChain(ctx, budgetId);
  const budget = chain.at(-1) ?? notFound();
  const { currency } = budget;
  const { amount, reference, memo } = r;
  const common = { amount, reference, memo, ...(r.part === undefined ? {} : { part: r.part }) };
  const ofPart = await selectCounted(ctx, reference, r.part ?? 0);
  // What was spent as a whole may be given back in parts.
  const counted = ofPart.length > 0 || !r.part ? ofPart : await selectCounted(ctx, reference, 0);
  const back: NewTransfer[] = [
    {
      ...common,
      debit: r.debit ?? { kind: 'redeemed', currency },
      credit: envelopeOf(budget),
      code: 'refund',
    },
    ...counted.map((c) => ({
      ...common,
      debit: allotmentOf(currency),
      credit: allowanceOf({ id: c.budgetId, currency }, c.period),
      code: 'limit' as const,
    })),
  ];
  if (budget.state !== 'closed') return back;
  // Nothing below a closed budget is open, so the nearest one that is open is the right one.
  const above = chain.findLast((b) => b.state !== 'closed');
  const credit = above ? envelopeOf(above) : programOf(currency);
  return [...back, { ...common, debit: envelopeOf(budget), credit, code: 'move' }];
}
