import type { Result } from '#lib/result.ts';
import {
  allocateToBudget,
  endBudget,
  limitBudget,
  moveBudgetMoney,
  stopBudget,
  takeFromBudget,
} from '#server/actions/budgets.ts';

export type OtherBudget = { budgetId: string; name: string; currency: string; depth: number };
/** What can be done to a budget by one form: an amount where one is needed, another budget, a reason. */
export type BudgetAct = 'allocate' | 'takeBack' | 'move' | 'limit' | 'freeze' | 'unfreeze' | 'close';
export type Filled = {
  budgetId: string;
  amount: number;
  toId: string;
  reason: string;
  idempotencyKey: string;
};

export const NEEDS_AMOUNT: readonly BudgetAct[] = ['allocate', 'takeBack', 'move', 'limit'];

const SEND: Record<BudgetAct, (f: Filled) => Promise<Result<unknown>>> = {
  allocate: ({ toId: _, ...f }) => allocateToBudget(f),
  takeBack: ({ toId: _, ...f }) => takeFromBudget(f),
  move: ({ budgetId: fromId, ...f }) => moveBudgetMoney({ ...f, fromId }),
  limit: ({ toId: _, amount, ...f }) => limitBudget({ ...f, limit: amount || null }),
  freeze: ({ toId: _, amount: __, ...f }) => stopBudget({ ...f, frozen: true }),
  unfreeze: ({ toId: _, amount: __, ...f }) => stopBudget({ ...f, frozen: false }),
  close: ({ toId: _, amount: __, ...f }) => endBudget(f),
};

export function sendAct(act: BudgetAct, filled: Filled): Promise<Result<unknown>> {
  return SEND[act](filled);
}
