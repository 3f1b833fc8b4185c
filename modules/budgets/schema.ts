import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { amountSchema } from '#lib/money.ts';
import { pageInput } from '#lib/page.ts';

export const SCOPES = ['tenant', 'cost_centre', 'manager'] as const;
export const PERIODS = ['none', 'month', 'quarter', 'year'] as const;
export const ROLL_OVERS = ['keep', 'return', 'cap'] as const;
export const MAX_DEPTH = 8;
export const MAX_BUDGETS = 10_000;
/** How many amounts may be spent in one go, e.g. the units of an order. */
export const MAX_SPENDS = 500;

export type Scope = (typeof SCOPES)[number];
export type Period = (typeof PERIODS)[number];
export type RollOver = (typeof ROLL_OVERS)[number];
export type BudgetState = 'active' | 'frozen' | 'closed';

const name = z.string().trim().min(1, 'is needed').max(120);
const reason = z.string().trim().min(1, 'is needed').max(200);
const owner = z
  .object({ type: z.enum(['operator', 'member']), id: z.string().max(100) })
  .nullable()
  .transform((o) => o && { ...o, id: idSchema(o.type).parse(o.id) });
const currency = z.string().regex(/^[A-Z]{3}$/, 'must be PTS or a three-letter currency code');

export const budgetIdInput = z.object({ budgetId: idSchema('budget') });
export const createInput = z.object({
  name,
  parentId: idSchema('budget').nullable().default(null),
  owner: owner.default(null),
  scope: z.enum(SCOPES).default('tenant'),
  costCentre: z.string().trim().min(1).max(60).nullable().default(null),
  managerId: idSchema('member').nullable().default(null),
  currency: currency.default('PTS'),
  period: z.enum(PERIODS).default('none'),
  limit: amountSchema.nullable().default(null),
  rollOver: z.enum(ROLL_OVERS).default('keep'),
  rollOverCap: z.number().int().min(0).max(1e15).nullable().default(null),
});
export type NewBudget = z.output<typeof createInput>;
export const editInput = z.object({
  budgetId: idSchema('budget'),
  name: name.optional(),
  owner: owner.optional(),
});
export const allocateInput = z.object({ budgetId: idSchema('budget'), amount: amountSchema, reason });
export const moveInput = z.object({
  fromId: idSchema('budget'),
  toId: idSchema('budget'),
  amount: amountSchema,
  reason,
});
export const limitInput = z.object({
  budgetId: idSchema('budget'),
  limit: amountSchema.nullable(),
  reason,
});
export const freezeInput = z.object({ budgetId: idSchema('budget'), frozen: z.boolean(), reason });
export const closeInput = z.object({ budgetId: idSchema('budget'), reason });
export const listInput = z.object({ parentId: idSchema('budget').nullable().default(null), ...pageInput });
export const ledgerInput = z.object({ budgetId: idSchema('budget'), ...pageInput });
export const traceInput = z.object({ transferId: idSchema('transfer') });

export type BudgetRow = {
  budgetId: string;
  name: string;
  parentId: string | null;
  /** 1 for a root. */
  depth: number;
  /** How many budgets that are not closed stand right below it. */
  children: number;
  owner: { type: 'operator' | 'member'; id: string; name: string } | null;
  scope: Scope;
  costCentre: string | null;
  managerId: string | null;
  currency: string;
  state: BudgetState;
  /** A budget above it is frozen, so that nothing can be spent from it either. */
  frozenAbove: boolean;
  period: Period;
  /** First day of the present period in the tenant's time zone; null without one. */
  periodStart: string | null;
  rollOver: RollOver;
  rollOverCap: number | null;
  /** Minor units of the currency, as are all amounts here. */
  limit: number | null;
  available: number;
  held: number;
  /** Spent or held in the present period, from this budget and all below it. */
  spent: number;
};
export type BudgetDetail = BudgetRow & {
  createdAt: string;
  /** From the root down to its parent. */
  above: { budgetId: string; name: string }[];
};
export type ActorRef = { type: string; id: string; name: string | null };
/** One transfer of a budget, with what it was for and who caused it. */
export type LedgerEntry = {
  transferId: string;
  at: string;
  /** Signed: positive came in, negative went out. */
  amount: number;
  balanceAfter: number;
  code: string;
  reference: string;
  label: string | null;
  object: { type: string; id: string };
  actor: ActorRef | null;
};
/** Where one amount came from, where it went, for what, by whom, and against which limits it counted. */
export type Trace = {
  transferId: string;
  at: string;
  type: string;
  code: string;
  amount: number;
  currency: string;
  from: string;
  to: string;
  /** The hold that it resolved. */
  pendingId: string | null;
  object: { type: string; id: string };
  actor: ActorRef | null;
  limits: { budgetId: string; period: string; amount: number }[];
};
/** How a budget goes down over its present period; minor units of its currency. */
export type BurnDown = {
  budgetId: string;
  currency: string;
  /** What there was at the beginning: the limit, or else what went into it. */
  whole: number;
  /** How many days the period has. */
  days: number;
  /** Whether the period ends of itself: without an end there is no pace that would last. */
  ends: boolean;
  left: { day: string; left: number }[];
};
