import type { Ctx } from '#core/context.ts';
import { assert } from '#lib/assert.ts';
import { POINTS } from '#lib/money.ts';
import { refundLegs } from '#modules/budgets/index.ts';
import { balanceOf, type NewTransfer, post } from '#modules/ledger/index.ts';
import { accountOf, type Reward } from './reward.ts';

/**
 * What is left in the accounts of locked rewards goes back to the budgets that paid, or to the program: exactly, and in
 * one post, so that its locks are taken in order. Answers how much went back for each.
 */
export async function giveBack(
  ctx: Ctx,
  rewards: readonly Reward[],
  memo: string,
): Promise<Map<string, bigint>> {
  const returned = new Map<string, bigint>();
  const legs: NewTransfer[] = [];
  for (const r of byBudget(rewards)) {
    const { available: amount } = await balanceOf(ctx, accountOf(r.id));
    if (amount === 0n) continue;
    returned.set(r.id, amount);
    legs.push(...(await legsOf(ctx, r, { amount, memo })));
  }
  const posted = await post(ctx, legs);
  assert(!posted.short, 'an account gives back what is in it');
  return returned;
}

/** Budgets are locked in one order, whatever the order of the rewards. */
const byBudget = (rewards: readonly Reward[]) =>
  [...rewards].sort((a, b) => ((a.budgetId ?? '') < (b.budgetId ?? '') ? -1 : 1));

async function legsOf(
  ctx: Ctx,
  r: Reward,
  { amount, memo }: { amount: bigint; memo: string },
): Promise<NewTransfer[]> {
  // Part 0 is the grant; each return is a part of its own, as a reward may have several.
  const common = { amount, reference: r.id, part: r.returns + 1, memo, debit: accountOf(r.id) };
  if (r.budgetId) return refundLegs(ctx, r.budgetId, common);
  return [{ ...common, credit: { kind: 'program', currency: POINTS }, code: 'refund' }];
}
