import { z } from '@hono/zod-openapi';
import { type BudgetRow, type LedgerEntry, PERIODS, ROLL_OVERS, SCOPES } from '#modules/budgets/schema.ts';

const minor = (description: string) => z.number().int().openapi({ description });
const owner = z.object({ type: z.enum(['operator', 'member']), id: z.string() });
export const newBudget = z
  .object({
    name: z.string(),
    parent_id: z.string().nullable().optional(),
    owner: owner.nullable().optional(),
    scope: z.enum(SCOPES).optional(),
    cost_centre: z.string().nullable().optional(),
    manager_id: z.string().nullable().optional(),
    currency: z.string().optional(),
    period: z.enum(PERIODS).optional(),
    limit: minor('What this budget and all below it may spend in a period, in minor units.')
      .nullable()
      .optional(),
    roll_over: z.enum(ROLL_OVERS).optional(),
    roll_over_cap: z.number().int().nullable().optional(),
  })
  .openapi('NewBudget');
export const allocation = z
  .object({ amount: minor('Minor units, out of the budget above; points are whole.'), reason: z.string() })
  .openapi('Allocation');
export const wireBudget = z
  .object({
    budget_id: z.string(),
    name: z.string(),
    parent_id: z.string().nullable(),
    depth: z.number().int(),
    children: z.number().int(),
    owner: owner.extend({ name: z.string() }).nullable(),
    scope: z.enum(SCOPES),
    cost_centre: z.string().nullable(),
    manager_id: z.string().nullable(),
    currency: z.string(),
    state: z.enum(['active', 'frozen', 'closed']),
    frozen_above: z.boolean(),
    period: z.enum(PERIODS),
    period_start: z.string().nullable(),
    roll_over: z.enum(ROLL_OVERS),
    roll_over_cap: z.number().int().nullable(),
    limit: z.number().int().nullable(),
    available: z.number().int(),
    held: z.number().int(),
    spent: minor('Spent or held in the present period, from this budget and all below it.'),
  })
  .openapi('Budget');
export const wireEntry = z
  .object({
    transfer_id: z.string(),
    at: z.string(),
    amount: minor('Positive came in, negative went out.'),
    balance_after: z.number().int(),
    code: z.string(),
    label: z.string().nullable(),
    object: z.object({ type: z.string(), id: z.string() }),
    actor: z.object({ type: z.string(), id: z.string(), name: z.string().nullable() }).nullable(),
  })
  .openapi('BudgetLedgerEntry');
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ data: z.array(item), next_cursor: z.string().nullable() });

export function toWire(b: BudgetRow): z.infer<typeof wireBudget> {
  return {
    budget_id: b.budgetId,
    name: b.name,
    parent_id: b.parentId,
    depth: b.depth,
    children: b.children,
    owner: b.owner,
    scope: b.scope,
    cost_centre: b.costCentre,
    manager_id: b.managerId,
    currency: b.currency,
    state: b.state,
    frozen_above: b.frozenAbove,
    period: b.period,
    period_start: b.periodStart,
    roll_over: b.rollOver,
    roll_over_cap: b.rollOverCap,
    limit: b.limit,
    available: b.available,
    held: b.held,
    spent: b.spent,
  };
}

export const toEntry = (e: LedgerEntry): z.infer<typeof wireEntry> => ({
  transfer_id: e.transferId,
  at: e.at,
  amount: e.amount,
  balance_after: e.balanceAfter,
  code: e.code,
  label: e.label,
  object: e.object,
  actor: e.actor,
});
