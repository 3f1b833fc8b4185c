'use server';
import type { Result } from '#lib/result.ts';
import {
  allocate,
  closeBudget,
  createBudget,
  freezeBudget,
  moveBetween,
  setBudgetLimit,
  takeBack,
} from '#modules/budgets/index.ts';
import { act } from '../action.ts';

/** One key for each time a form is opened: sent twice, it is done once. */
type Keyed<T> = T & { idempotencyKey: string };
type Named = { budgetId: string; reason: string };

export async function addBudget(
  input: Keyed<Record<string, unknown>>,
): Promise<Result<{ budgetId: string }>> {
  const { idempotencyKey, ...budget } = input;
  return act('operator', createBudget, budget, { idempotencyKey });
}

export async function allocateToBudget(input: Keyed<Named & { amount: number }>): Promise<Result<unknown>> {
  const { idempotencyKey, ...rest } = input;
  return act('operator', allocate, rest, { idempotencyKey });
}

export async function takeFromBudget(input: Keyed<Named & { amount: number }>): Promise<Result<unknown>> {
  const { idempotencyKey, ...rest } = input;
  return act('operator', takeBack, rest, { idempotencyKey });
}

export async function moveBudgetMoney(
  input: Keyed<{ fromId: string; toId: string; amount: number; reason: string }>,
): Promise<Result<unknown>> {
  const { idempotencyKey, ...rest } = input;
  return act('operator', moveBetween, rest, { idempotencyKey });
}

export async function limitBudget(input: Keyed<Named & { limit: number | null }>): Promise<Result<unknown>> {
  const { idempotencyKey, ...rest } = input;
  return act('operator', setBudgetLimit, rest, { idempotencyKey });
}

export async function stopBudget(input: Keyed<Named & { frozen: boolean }>): Promise<Result<unknown>> {
  const { idempotencyKey, ...rest } = input;
  return act('operator', freezeBudget, rest, { idempotencyKey });
}

export async function endBudget(input: Keyed<Named>): Promise<Result<unknown>> {
  const { idempotencyKey, ...rest } = input;
  return act('operator', closeBudget, rest, { idempotencyKey });
}
