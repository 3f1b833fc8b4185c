import type { Actor, Ctx } from '#core/context.ts';
import { assert } from '#lib/assert.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { POINTS } from '#lib/money.ts';
import { type AccountKey, type NewTransfer, post } from '#modules/ledger/index.ts';
import { allotmentOf, allowanceOf, type Budget, envelopeOf } from './budget.ts';
import { MAX_SPENDS } from './schema.ts';
import { lockChain, openPeriods } from './store.ts';

export type Spend = {
  amount: bigint;
  /** Points when left out; another currency than the budget's is refused. */
  currency?: string;
  code: NewTransfer['code'];
  /** The object it is for, e.g. an order. All legs carry it, so that settling it settles them. */
  reference: string;
  part?: number;
  memo: string;
  hold: boolean;
  expiresAt?: Date;
  /** Where it goes; `redeemed` when left out. */
  credit?: AccountKey;
};
/** What ledger's `post` takes: to be posted together, or not at all. */
export type Leg = NewTransfer & { hold: boolean };

/**
 * The linked transfers that spend from a budget, or hold for it: one out of its envelope, and one out of the allowance
 * of each limit above it. The caller posts them in this transaction; should the ledger answer that something is
 * short, `refuseShort` says it to the person. Refuses when the budget or one above it is frozen or closed, or is not the
 * actor's to use. Until the transaction ends the budget can be neither frozen nor changed. `by` is whose use it is where
 * that is not the actor's own, as when the program's policy says what its members may give.
 */
export async function spendFrom(
  ctx: Ctx,
  budgetId: string,
  spend: Spend | readonly Spend[],
  by: Actor = ctx.actor,
): Promise<Leg[]> {
  const spends = Array.isArray(spend) ? (spend as readonly Spend[]) : [spend as Spend];
  assert(spends.length <= MAX_SPENDS, 'spends in one go are bounded');
  const chain = await lockChain(ctx, budgetId);
  const budget = chain.at(-1) ?? notFound();
  if (!mayUse(by, budget)) notFound();
  for (const b of chain) refuseUnlessActive(b);
  for (const s of spends) refuseOtherCurrency(budget, s.currency ?? POINTS);
  const limited = chain.filter((b) => b.limit !== null);
  await giveAllowances(ctx, limited);
  return spends.flatMap((s) => legsOf(budget, limited, s));
}

/**
 * Operators and keys may use every budget of their tenant: what they may order at all is decided before. A grant that is
 * scoped to cost centres belongs here. A member may use what is the member's own, or the member's as a manager.
 */
function mayUse(actor: Actor, b: Budget): boolean {
  if (actor.type !== 'member') return actor.type !== 'anonymous';
  return b.ownerMemberId === actor.id || b.managerId === actor.id;
}

function refuseUnlessActive(b: Budget): void {
  if (b.state === 'active') return;
  refuse(
    'conflict',
    b.state === 'frozen'
      ? `The budget ${b.name} is frozen, so that nothing can be spent from it. Choose another one, or ask its owner.`
      : `The budget ${b.name} is closed. Choose another one.`,
  );
}

function refuseOtherCurrency(b: Budget, currency: string): void {
  if (b.currency !== currency)
    refuse(
      'conflict',
      `The budget ${b.name} is in ${b.currency}, and this costs ${currency}. Choose another one.`,
    );
}

/**
 * Gives each budget's allowance its limit when it is the first to spend in a period. The row that only one can insert
 * decides who is first; the others wait for it, then find the allowance there.
 */
async function giveAllowances(ctx: Ctx, limited: readonly Budget[]): Promise<void> {
  const missing = limited.filter((b) => !b.opened);
  if (missing.length === 0) return;
  const first = await openPeriods(ctx, missing);
  const given = await post(
    ctx,
    missing.filter((b) => first.has(b.id)).map((b) => toAllowance(b, b.limit ?? 0n, b.id)),
  );
  assert(!given.short, 'an allotment has no bottom');
}

/** Gives an amount to the allowance of the budget's present period, or takes it back out of it. */
export function toAllowance(b: Budget, amount: bigint, reference: string): NewTransfer {
  const [allotment, allowance] = [allotmentOf(b.currency), allowanceOf(b, b.periodNow)];
  const memo = `Limit for ${b.periodNow}`;
  return amount > 0n
    ? { debit: allotment, credit: allowance, amount, code: 'limit', reference, memo }
    : { debit: allowance, credit: allotment, amount: -amount, code: 'limit', reference, memo };
}

function legsOf(budget: Budget, limited: readonly Budget[], s: Spend): Leg[] {
  const { amount, reference, memo, hold } = s;
  const common = {
    amount,
    reference,
    memo,
    hold,
    ...(s.part === undefined ? {} : { part: s.part }),
    ...(s.expiresAt ? { expiresAt: s.expiresAt } : {}),
  };
  const credit = s.credit ?? { kind: 'redeemed', currency: budget.currency };
  return [
    { ...common, debit: envelopeOf(budget), credit, code: s.code },
    ...limited.map((b) => ({
      ...common,
      debit: allowanceOf(b, b.periodNow),
      credit: allotmentOf(b.currency),
      code: 'limit' as const,
    })),
  ];
}
