import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import { allowanceIn } from './budget.ts';
import type { BudgetDetail, BudgetRow } from './schema.ts';

type Row = Omit<BudgetRow, 'owner' | 'limit' | 'rollOverCap' | 'available' | 'held' | 'spent'> & {
  ownerOperatorId: string | null;
  ownerMemberId: string | null;
  ownerName: string | null;
  limit: bigint | null;
  rollOverCap: bigint | null;
  available: bigint;
  held: bigint;
  spent: bigint;
  createdAt: Date;
  path: string[];
};

/**
 * What was spent or is held from a budget `b` and all below it in its present period, less what was given back. The
 * days are the tenant's; the wider bound in absolute time is there for the index.
 */
function spentBelow({ sql, tenant, now }: Ctx) {
  const local = sql`(${now}::timestamptz at time zone ${tenant.timeZone})`;
  return sql`
    (select coalesce(sum(coalesce(r.amount, t.amount) - coalesce(f.amount, 0)), 0)::bigint
       from budgets d
       join transfers t on t.tenant_id = d.tenant_id and t.debit_account_id = 'budget:' || d.id || ':' || d.currency
        and t.debit_account_id like 'budget:%' and t.type in ('posted', 'pending') and t.code not in ('allocate', 'move')
        and t.created_at >= case when b.period = 'none' then '-infinity'
                                 else date_trunc(b.period, ${local}) at time zone ${tenant.timeZone} - interval '1 day' end
        and (b.period = 'none' or date_trunc(b.period, t.created_at at time zone ${tenant.timeZone})
                                  = date_trunc(b.period, ${local}))
       left join transfers r on r.tenant_id = t.tenant_id and r.pending_id = t.id
       left join transfers f on f.tenant_id = t.tenant_id and f.reference = t.reference and f.part = t.part
        and f.credit_account_id = t.debit_account_id and f.code = 'refund' and f.type = 'posted'
      where d.tenant_id = b.tenant_id and b.id = any(d.path) and r.type is distinct from 'void')`;
}

function select(ctx: Ctx) {
  const { sql, tenant, now } = ctx;
  return sql`
    select b.id as "budgetId", b.name, b.parent_id as "parentId", b.path, cardinality(b.path) as depth,
           (select count(*)::int from budgets c where c.tenant_id = b.tenant_id and c.parent_id = b.id
               and c.state <> 'closed') as children,
           b.owner_operator_id as "ownerOperatorId", b.owner_member_id as "ownerMemberId",
           coalesce(o.name, m.name) as "ownerName", b.scope, b.cost_centre as "costCentre",
           b.manager_id as "managerId", b.currency, b.state, b.period, b.roll_over as "rollOver",
           b.roll_over_cap as "rollOverCap", b.limit_amount as "limit", b.created_at as "createdAt",
           exists (select 1 from budgets a where a.tenant_id = b.tenant_id and a.id = any(b.path) and a.id <> b.id
                      and a.state = 'frozen') as "frozenAbove",
           case when b.period <> 'none'
                then date_trunc(b.period, ${now}::timestamptz at time zone ${tenant.timeZone})::date::text
           end as "periodStart",
           coalesce(e.credits_posted - e.debits_posted - e.debits_pending, 0)::bigint as available,
           coalesce(e.debits_pending, 0)::bigint as held, ${spentBelow(ctx)} as spent
      from budgets b
      left join operators o on o.tenant_id = b.tenant_id and o.id = b.owner_operator_id
      left join members m on m.tenant_id = b.tenant_id and m.id = b.owner_member_id
      left join accounts e on e.tenant_id = b.tenant_id and e.id = 'budget:' || b.id || ':' || b.currency`;
}

function toRow({ ownerOperatorId, ownerMemberId, ownerName, createdAt, path, ...r }: Row): BudgetRow {
  const id = ownerOperatorId ?? ownerMemberId;
  return {
    ...r,
    owner: id && { type: ownerOperatorId ? 'operator' : 'member', id, name: ownerName ?? '' },
    limit: r.limit === null ? null : plain(r.limit),
    rollOverCap: r.rollOverCap === null ? null : plain(r.rollOverCap),
    available: plain(r.available),
    held: plain(r.held),
    spent: plain(r.spent),
  } as BudgetRow;
}

/** The budgets right below one, or the roots, by name; closed ones come last. */
export async function selectLevel(
  ctx: Ctx,
  input: { parentId: string | null; cursor?: string | undefined; limit: number },
): Promise<Page<BudgetRow>> {
  const { sql, tenant } = ctx;
  const after = decodeCursor(input.cursor, ['integer', 'text', 'text']);
  const rows = await sql<Row[]>`
    ${select(ctx)}
     where b.tenant_id = ${tenant.id} and b.parent_id is not distinct from ${input.parentId}
       ${after ? sql`and ((b.state = 'closed')::int, b.name, b.id) > (${after[0]}, ${after[1]}, ${after[2]})` : sql``}
     order by (b.state = 'closed')::int, b.name, b.id limit ${input.limit + 1}`;
  return toPage(rows.map(toRow), input.limit, (r) => [r.state === 'closed' ? 1 : 0, r.name, r.budgetId]);
}

export async function selectBudget(ctx: Ctx, id: string): Promise<BudgetDetail | null> {
  const { sql, tenant } = ctx;
  const [row] = await sql<Row[]>`${select(ctx)} where b.tenant_id = ${tenant.id} and b.id = ${id}`;
  if (!row) return null;
  const names = await selectNames(ctx, row.path);
  const above = row.path.slice(0, -1).map((budgetId) => ({ budgetId, name: names.get(budgetId) ?? '' }));
  return { ...toRow(row), createdAt: row.createdAt.toISOString(), above };
}

export async function selectNames(
  { sql, tenant }: Ctx,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from budgets where tenant_id = ${tenant.id} and id = any(${[...ids]}::text[])`;
  return new Map(rows.map((r) => [r.id, r.name]));
}

/** What was spent from a budget and all below it in its present period, counted from the transfers themselves. */
export async function selectSpent(ctx: Ctx, budgetId: string): Promise<bigint> {
  const [row] = await ctx.sql<{ spent: bigint }[]>`
    select ${spentBelow(ctx)} as spent from budgets b where b.tenant_id = ${ctx.tenant.id} and b.id = ${budgetId}`;
  return row?.spent ?? 0n;
}

/** What the allowance of a budget's period was given, in all. */
export async function selectOpened(
  { sql, tenant }: Ctx,
  b: { id: string; periodNow: string },
): Promise<{ opened: bigint; uncounted: bigint } | null> {
  const [row] = await sql<{ opened: bigint; uncounted: bigint }[]>`
    select opened, uncounted from budget_periods
     where tenant_id = ${tenant.id} and budget_id = ${b.id} and period = ${b.periodNow}`;
  return row ?? null;
}

/** The allowances that a spend was counted against. */
export async function selectCounted(
  { sql, tenant }: Ctx,
  reference: string,
  part: number,
): Promise<{ budgetId: string; period: string; amount: bigint }[]> {
  const rows = await sql<{ account: string; amount: bigint }[]>`
    select debit_account_id as account, amount from transfers
     where tenant_id = ${tenant.id} and reference = ${reference} and part = ${part} and code = 'limit'
       and type in ('posted', 'post') and debit_account_id like 'allowance:%'
     order by debit_account_id`;
  return rows.flatMap(({ account, amount }) => {
    const of = allowanceIn(account);
    return of ? [{ ...of, amount }] : [];
  });
}

/** The budget whose period ended first; of several that ended at once the lowest in its tree. */
export async function selectDue({ sql, tenant, now }: Ctx): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    select b.id from budgets b
     where b.tenant_id = ${tenant.id} and b.state <> 'closed' and b.period <> 'none'
       and b.period_start < date_trunc(b.period, ${now}::timestamptz at time zone ${tenant.timeZone})::date
     order by b.period_start + case b.period when 'month' then interval '1 month'
                when 'quarter' then interval '3 months' else interval '1 year' end, cardinality(b.path) desc, b.id
     limit 1`;
  return row?.id ?? null;
}

export async function countOpenBelow({ sql, tenant }: Ctx, budgetId: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from budgets
     where tenant_id = ${tenant.id} and parent_id = ${budgetId} and state <> 'closed'`;
  return row?.n ?? 0;
}
