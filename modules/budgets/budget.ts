import type { AccountKey } from '#modules/ledger/index.ts';
import type { BudgetState, Period, RollOver, Scope } from './schema.ts';

/** A budget as it is while its row is locked. */
export type Budget = {
  id: string;
  name: string;
  parentId: string | null;
  path: string[];
  ownerOperatorId: string | null;
  ownerMemberId: string | null;
  scope: Scope;
  managerId: string | null;
  currency: string;
  period: Period;
  limit: bigint | null;
  rollOver: RollOver;
  rollOverCap: bigint | null;
  state: BudgetState;
  periodStart: string | null;
  /** The first day of the period that it is now, `ever` without periods. */
  periodNow: string;
  /** That period has a row, so its allowance was given. */
  opened: boolean;
};

export function envelopeOf(b: Pick<Budget, 'id' | 'currency'>): AccountKey {
  return { kind: 'budget', ownerId: b.id, currency: b.currency };
}

/** The tenant's own account, out of which root budgets are filled. */
export function programOf(currency: string): AccountKey {
  return { kind: 'program', currency };
}

/** What may still be spent from a budget and all below it in one period. */
export function allowanceOf(b: Pick<Budget, 'id' | 'currency'>, period: string): AccountKey {
  return { kind: 'allowance', ownerId: `${b.id}.${period}`, currency: b.currency };
}

export function allotmentOf(currency: string): AccountKey {
  return { kind: 'allotment', currency };
}

/** The budget and the period that an allowance's account id names; null for any other account. */
export function allowanceIn(account: string): { budgetId: string; period: string } | null {
  const match = /^allowance:([^.]+)\.([^:]+):/.exec(account);
  return match?.[1] && match[2] ? { budgetId: match[1], period: match[2] } : null;
}
