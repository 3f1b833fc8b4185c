import type { Ctx } from '#core/context.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { transfer } from '#modules/ledger/index.ts';
import { type Budget, envelopeOf, programOf } from './budget.ts';
import { insertChange } from './store.ts';

export function refuseClosed(b: Budget): void {
  if (b.state === 'closed') refuse('conflict', `The budget ${b.name} is closed. Choose another one.`);
}

/** From a frozen budget money goes back up, and nowhere else. */
export function refuseFrozen(b: Budget): void {
  if (b.state === 'frozen') refuse('conflict', `The budget ${b.name} is frozen. Unfreeze it first.`);
}

type Move = {
  /** The budget whose history it belongs to. */
  of: Budget;
  /** Null is the program's own account. */
  from: Budget | null;
  to: Budget | null;
  amount: bigint;
  kind: 'allocated' | 'taken_back' | 'moved' | 'rolled_over' | 'closed';
  period?: string;
  reason: string;
};

/** Moves money between two envelopes and writes down who did it; refuses when there is not enough. */
export async function moveMoney(ctx: Ctx, m: Move): Promise<string> {
  const id = newId('budgetChange');
  const { currency } = m.of;
  const transferId = await transfer(ctx, {
    debit: m.from ? envelopeOf(m.from) : programOf(currency),
    credit: m.to ? envelopeOf(m.to) : programOf(currency),
    amount: m.amount,
    code: m.kind === 'allocated' ? 'allocate' : 'move',
    reference: id,
    memo: m.reason,
  });
  if (!transferId) refuseTooLittle(m.from);
  const other = m.of === m.from ? m.to : m.from;
  await insertChange(ctx, {
    id,
    budgetId: m.of.id,
    kind: m.kind,
    amount: m.amount,
    otherId: other?.id ?? null,
    transferId,
    reason: m.reason,
    ...(m.period === undefined ? {} : { period: m.period }),
  });
  return transferId;
}

function refuseTooLittle(from: Budget | null): never {
  const message = from
    ? `The budget ${from.name} has not that much left. Choose a smaller amount.`
    : 'The program has not that much left. Fund it first, or choose a smaller amount.';
  refuse('insufficient_budget', { message, params: { budget: from?.name ?? '' } });
}
