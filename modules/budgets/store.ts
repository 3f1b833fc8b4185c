import type { Fragment } from 'postgres';
import type { Ctx } from '#core/context.ts';
import { notFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { Budget } from './budget.ts';
import type { BudgetState, NewBudget } from './schema.ts';

/** The period that a budget is in now, by the tenant's calendar. */
function periodNow({ sql, tenant, now }: Ctx) {
  return sql`case when b.period = 'none' then 'ever'
                  else date_trunc(b.period, ${now}::timestamptz at time zone ${tenant.timeZone})::date::text end`;
}

function columns(ctx: Ctx) {
  return ctx.sql`
    b.id, b.name, b.parent_id as "parentId", b.path, b.owner_operator_id as "ownerOperatorId",
    b.owner_member_id as "ownerMemberId", b.scope,
    b.manager_id as "managerId", b.currency, b.period, b.limit_amount as "limit", b.roll_over as "rollOver",
    b.roll_over_cap as "rollOverCap", b.state, b.period_start::text as "periodStart",
    ${periodNow(ctx)} as "periodNow",
    exists (select 1 from budget_periods p where p.tenant_id = b.tenant_id and p.budget_id = b.id
               and p.period = ${periodNow(ctx)}) as opened`;
}

/**
 * Locks of budgets, root first. They are advisory, because those are granted in the order in which they were asked for:
 * rows shared by one spend after another would keep a freeze waiting for as long as anybody spends.
 */
async function lockThenRead(ctx: Ctx, how: 'shared' | 'alone', which: Fragment): Promise<Budget[]> {
  const { sql, tenant } = ctx;
  const lock = sql(how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
  const ordered = sql`
    from budgets b where b.tenant_id = ${tenant.id} and b.id = any(${which}::text[]) order by cardinality(b.path), b.id`;
  // Sent together; the second is a statement of its own, so it sees what was committed until the locks were granted.
  const [, rows] = await Promise.all([
    sql`select ${lock}(hashtextextended(l.name, 0)) from (select b.tenant_id || b.id as name ${ordered}) l`,
    sql<Budget[]>`select ${columns(ctx)} ${ordered}`,
  ]);
  return rows;
}

/** A budget and all above it, root first, kept as they are until the transaction ends. */
export async function lockChain(ctx: Ctx, budgetId: string): Promise<Budget[]> {
  const { sql, tenant } = ctx;
  const path = sql`(select path from budgets where tenant_id = ${tenant.id} and id = ${budgetId})`;
  return lockThenRead(ctx, 'shared', path);
}

/** Budgets for one who changes them or their money: no spend below them runs at the same time. */
export async function lockBudgets(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Budget>> {
  const rows = await lockThenRead(ctx, 'alone', ctx.sql`${[...ids]}`);
  return new Map(rows.map((b) => [b.id, b]));
}

/** One budget to change, with the one above it; both locked. */
export async function lockWithParent(ctx: Ctx, budgetId: string): Promise<[Budget, Budget | null]> {
  const [row] = await ctx.sql<{ parentId: string | null }[]>`
    select parent_id as "parentId" from budgets where tenant_id = ${ctx.tenant.id} and id = ${budgetId}`;
  const locked = await lockBudgets(ctx, [budgetId, row?.parentId ?? '']);
  return [locked.get(budgetId) ?? notFound(), locked.get(row?.parentId ?? '') ?? null];
}

/** Begins the present period of budgets that have a limit; answers those for whom this call was the first. */
export async function openPeriods({ sql, tenant, now }: Ctx, chain: readonly Budget[]): Promise<Set<string>> {
  const rows = chain.map((b) => ({ id: b.id, period: b.periodNow, limit_amount: b.limit?.toString() }));
  const opened = await sql<{ id: string }[]>`
    insert into budget_periods (tenant_id, budget_id, period, limit_amount, uncounted, opened, opened_at)
    select ${tenant.id}, r.id, r.period, r.limit_amount, 0, r.limit_amount, ${now}
      from jsonb_to_recordset(${rows as never}::jsonb) as r(id text, period text, limit_amount bigint)
    on conflict do nothing returning budget_id as id`;
  return new Set(opened.map((r) => r.id));
}

/** Sets a budget's limit, and what its present period was given and did not count. */
export async function updateLimit(
  { sql, tenant, now }: Ctx,
  b: Budget,
  to: { limit: bigint | null; uncounted: bigint; opened: bigint },
): Promise<void> {
  await sql`
    insert into budget_periods (tenant_id, budget_id, period, limit_amount, uncounted, opened, opened_at)
    values (${tenant.id}, ${b.id}, ${b.periodNow}, ${to.limit}, ${to.uncounted}, ${to.opened}, ${now})
    on conflict (tenant_id, budget_id, period) do update
       set limit_amount = excluded.limit_amount, uncounted = excluded.uncounted, opened = excluded.opened`;
  await sql`update budgets set limit_amount = ${to.limit} where tenant_id = ${tenant.id} and id = ${b.id}`;
}

export async function updateState({ sql, tenant }: Ctx, id: string, state: BudgetState): Promise<void> {
  await sql`update budgets set state = ${state} where tenant_id = ${tenant.id} and id = ${id}`;
}

export async function updateIdentity(
  { sql, tenant }: Ctx,
  id: string,
  to: { name: string; ownerOperatorId: string | null; ownerMemberId: string | null },
): Promise<void> {
  await sql`
    update budgets set name = ${to.name}, owner_operator_id = ${to.ownerOperatorId},
           owner_member_id = ${to.ownerMemberId}
     where tenant_id = ${tenant.id} and id = ${id}`;
}

/** Ends the period that a budget was rolled over to, and answers the first day of the one that follows. */
export async function advancePeriod({ sql, tenant }: Ctx, id: string): Promise<string> {
  const [row] = await sql<{ start: string }[]>`
    update budgets set period_start = (period_start + case period when 'month' then interval '1 month'
             when 'quarter' then interval '3 months' else interval '1 year' end)::date
     where tenant_id = ${tenant.id} and id = ${id} returning period_start::text as start`;
  return row?.start ?? '';
}

/** Under a lock that lets one budget in at a time, so that the bound on their number holds. */
export async function countBudgets({ sql, tenant }: Ctx): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`budgets:${tenant.id}`}, 0))`;
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from budgets where tenant_id = ${tenant.id}`;
  return row?.n ?? 0;
}

export async function insertBudget(
  { sql, tenant, now }: Ctx,
  id: string,
  b: NewBudget & { path: string[] },
): Promise<void> {
  const start =
    b.period === 'none'
      ? sql`null`
      : sql`date_trunc(${b.period}, ${now}::timestamptz at time zone ${tenant.timeZone})::date`;
  await sql`
    insert into budgets (tenant_id, id, name, parent_id, path, owner_operator_id, owner_member_id, scope, cost_centre,
                         manager_id, currency, period, roll_over, roll_over_cap, state, period_start, created_at)
    values (${tenant.id}, ${id}, ${b.name}, ${b.parentId}, ${b.path},
            ${b.owner?.type === 'operator' ? b.owner.id : null}, ${b.owner?.type === 'member' ? b.owner.id : null},
            ${b.scope}, ${b.costCentre}, ${b.managerId}, ${b.currency}, ${b.period}, ${b.rollOver}, ${b.rollOverCap},
            'active', ${start}, ${now})`;
}

export type Change = {
  id?: string;
  budgetId: string;
  kind: string;
  amount?: bigint | null;
  otherId?: string | null;
  transferId?: string | null;
  period?: string;
  reason: string;
};

/** Who did it is the context's actor, as in the audit log. */
export async function insertChange({ sql, tenant, actor, now }: Ctx, c: Change): Promise<void> {
  await sql`
    insert into budget_changes (tenant_id, id, budget_id, kind, amount, other_id, transfer_id, period, reason,
                                actor_type, actor_id, created_at)
    values (${tenant.id}, ${c.id ?? newId('budgetChange')}, ${c.budgetId}, ${c.kind}, ${c.amount ?? null},
            ${c.otherId ?? null}, ${c.transferId ?? null}, ${c.period ?? null}, ${c.reason}, ${actor.type},
            ${actor.id}, ${now})`;
}
