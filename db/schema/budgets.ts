import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { at, minorUnits, tenantId, tenantRows } from '../columns.ts';
import { members, operators } from './identity.ts';

/** An envelope in a tree. Its money is the ledger's account `budget:<id>:<currency>`; this row is the rules of it. */
export const budgets = pgTable(
  'budgets',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    parentId: text('parent_id'),
    /** From the root to this one: what a spend locks, in this order. A budget never changes its parent. */
    path: text('path').array().notNull(),
    ownerOperatorId: text('owner_operator_id'),
    ownerMemberId: text('owner_member_id'),
    scope: text('scope', { enum: ['tenant', 'cost_centre', 'manager'] }).notNull(),
    costCentre: text('cost_centre'),
    managerId: text('manager_id'),
    currency: text('currency').notNull(),
    period: text('period', { enum: ['none', 'month', 'quarter', 'year'] }).notNull(),
    /** What this budget and all below it may spend in a period; null for no limit but the money itself. */
    limitAmount: minorUnits('limit_amount'),
    rollOver: text('roll_over', { enum: ['keep', 'return', 'cap'] }).notNull(),
    rollOverCap: minorUnits('roll_over_cap'),
    state: text('state', { enum: ['active', 'frozen', 'closed'] }).notNull(),
    /** The first day, in the tenant's time zone, of the period up to which it was rolled over. */
    periodStart: date('period_start'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('budgets_currency').on(t.tenantId, t.id, t.currency),
    foreignKey({
      columns: [t.tenantId, t.parentId, t.currency],
      foreignColumns: [t.tenantId, t.id, t.currency],
      name: 'budgets_parent',
    }),
    foreignKey({
      columns: [t.tenantId, t.ownerOperatorId],
      foreignColumns: [operators.tenantId, operators.id],
      name: 'budgets_owner_operator',
    }),
    foreignKey({
      columns: [t.tenantId, t.ownerMemberId],
      foreignColumns: [members.tenantId, members.id],
      name: 'budgets_owner_member',
    }),
    foreignKey({
      columns: [t.tenantId, t.managerId],
      foreignColumns: [members.tenantId, members.id],
      name: 'budgets_manager',
    }),
    index('budgets_level').on(t.tenantId, t.parentId, t.name, t.id),
    check('budgets_owner', sql`owner_operator_id is null or owner_member_id is null`),
    check(
      'budgets_scope',
      sql`(scope = 'cost_centre') = (cost_centre is not null) and (scope = 'manager') = (manager_id is not null)`,
    ),
    check('budgets_period', sql`(period = 'none') = (period_start is null)`),
    check('budgets_cap', sql`(roll_over = 'cap') = (roll_over_cap is not null)`),
    check('budgets_limit', sql`limit_amount > 0 and roll_over_cap >= 0`),
    check(
      'budgets_path',
      sql`path[cardinality(path)] = id and (cardinality(path) = 1) = (parent_id is null) and cardinality(path) <= 8`,
    ),
    tenantRows(),
  ],
);

/**
 * A period in which a budget had a limit. What may still be spent in it is the ledger's account
 * `allowance:<budget>.<period>:<currency>`, so that the ledger's own guard decides.
 */
export const budgetPeriods = pgTable(
  'budget_periods',
  {
    tenantId: tenantId(),
    budgetId: text('budget_id').notNull(),
    /** Its first day in the tenant's time zone, YYYY-MM-DD; `ever` where the budget has no period. */
    period: text('period').notNull(),
    limitAmount: minorUnits('limit_amount'),
    /** What was spent or held before the limit was set, so that it counts against no allowance. */
    uncounted: minorUnits('uncounted').notNull(),
    /** What the allowance was given, net: the limit without what was not counted. */
    opened: minorUnits('opened').notNull(),
    openedAt: at('opened_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.budgetId, t.period] }),
    foreignKey({
      columns: [t.tenantId, t.budgetId],
      foreignColumns: [budgets.tenantId, budgets.id],
      name: 'budget_periods_budget',
    }),
    check('budget_periods_opened', sql`limit_amount is null or limit_amount = opened + uncounted`),
    tenantRows(),
  ],
);

/** Who changed a budget, when and why. A transfer that was no spend has one of these as its reference. */
export const budgetChanges = pgTable(
  'budget_changes',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    budgetId: text('budget_id').notNull(),
    kind: text('kind', {
      enum: [
        'created',
        'edited',
        'allocated',
        'taken_back',
        'moved',
        'limit_set',
        'frozen',
        'unfrozen',
        'rolled_over',
        'closed',
      ],
    }).notNull(),
    /** What moved, or the new limit. */
    amount: minorUnits('amount'),
    /** The budget at the other end, where there is one. */
    otherId: text('other_id'),
    transferId: text('transfer_id'),
    /** Rolled over: the period that began. */
    period: text('period'),
    reason: text('reason').notNull(),
    actorType: text('actor_type').notNull(),
    actorId: text('actor_id').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('budget_changes_budget').on(t.tenantId, t.budgetId, t.id),
    uniqueIndex('budget_changes_rolled_once')
      .on(t.tenantId, t.budgetId, t.period)
      .where(sql`kind = 'rolled_over'`),
    foreignKey({
      columns: [t.tenantId, t.budgetId],
      foreignColumns: [budgets.tenantId, budgets.id],
      name: 'budget_changes_budget_fk',
    }),
    foreignKey({
      columns: [t.tenantId, t.otherId],
      foreignColumns: [budgets.tenantId, budgets.id],
      name: 'budget_changes_other',
    }),
    tenantRows(),
  ],
);
