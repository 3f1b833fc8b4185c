import type { Ctx } from '#core/context.ts';
import { assert } from '#lib/assert.ts';
import { POINTS } from '#lib/money.ts';
import { refundLegs } from '#modules/budgets/index.ts';
import { type AccountKey, lotsLeft, type NewTransfer, post } from '#modules/ledger/index.ts';
import type { Standing } from './queries.ts';

type Share = { transferId: string; part: number; wallet: AccountKey };

/**
 * Gives a post's points back to its budget, out of the very lots that came with it. `whole` takes all or nothing: then
 * null is answered when somebody has spent of them. Otherwise what is left is taken, and answered.
 */
export async function unpay(
  ctx: Ctx,
  p: Standing & { id: string; memo: string },
  how: { whole: boolean },
): Promise<bigint | null> {
  const { budgetId } = p;
  if (!budgetId) return 0n;
  const shares = p.receivers.flatMap(({ memberId, part, transferId }): Share[] =>
    transferId ? [{ transferId, part, wallet: { kind: 'wallet', ownerId: memberId, currency: POINTS } }] : [],
  );
  const legs = async (amountOf: (s: Share) => bigint) => {
    const all: NewTransfer[] = [];
    for (const s of shares.filter((share) => amountOf(share) > 0n))
      all.push(...(await legsOf(ctx, { ...p, budgetId }, s, amountOf(s))));
    return all;
  };
  const asGiven = await legs(() => p.points);
  const left = await lotsLeft(ctx, {
    accounts: asGiven.flatMap((leg) => [leg.debit, leg.credit]),
    transferIds: shares.map((s) => s.transferId),
  });
  const leftOf = (s: Share) => left.get(s.transferId) ?? 0n;
  if (how.whole && shares.some((s) => leftOf(s) < p.points)) return null;
  const posted = await post(ctx, await legs(leftOf));
  assert(posted.ids, 'a wallet has what its lots have');
  return shares.reduce((sum, s) => sum + leftOf(s), 0n);
}

async function legsOf(
  ctx: Ctx,
  p: { id: string; memo: string; budgetId: string },
  s: Share,
  amount: bigint,
): Promise<NewTransfer[]> {
  const refund = { amount, reference: p.id, part: s.part, memo: p.memo, debit: s.wallet };
  const legs = await refundLegs(ctx, p.budgetId, refund);
  return legs.map((leg) => (leg.debit === s.wallet ? { ...leg, lot: `${s.transferId}.0` } : leg));
}
