import type { Ctx } from '#core/context.ts';
import { plain } from '#lib/plain.ts';

/** How far back a budget without a period is looked at. */
const DAYS_BACK = 90;
export type BurnDay = { day: string; spent: number };
export type Burn = { from: string; days: number; spent: BurnDay[] };

/**
 * What was spent or is held on each day of a budget's present period so far, from it and all below it, less what was
 * given back since: together the same as its `spent`.
 */
export async function selectBurn({ sql, tenant, now }: Ctx, budgetId: string): Promise<Burn | null> {
  const local = sql`(${now}::timestamptz at time zone ${tenant.timeZone})`;
  const [span] = await sql<{ from: string; today: string; days: number }[]>`
    select f.day::text as from, ${local}::date::text as today,
           case when b.period = 'none' then ${DAYS_BACK}
                else (date_trunc(b.period, ${local}) + ('1 ' || b.period)::interval)::date - f.day end as days
      from budgets b,
           lateral (select case when b.period = 'none' then ${local}::date - (${DAYS_BACK}::int - 1)
                                else date_trunc(b.period, ${local})::date end as day) f
     where b.tenant_id = ${tenant.id} and b.id = ${budgetId}`;
  if (!span) return null;
  const rows = await sql<{ day: string; spent: bigint }[]>`
    with spent as (
      select (t.created_at at time zone ${tenant.timeZone})::date as day,
             sum(coalesce(r.amount, t.amount) - coalesce(f.amount, 0)) as amount
        from budgets d
        join transfers t on t.tenant_id = d.tenant_id and t.debit_account_id = 'budget:' || d.id || ':' || d.currency
         and t.debit_account_id like 'budget:%' and t.type in ('posted', 'pending') and t.code not in ('allocate', 'move')
         and t.created_at >= (${span.from}::date::timestamp at time zone ${tenant.timeZone})
        left join transfers r on r.tenant_id = t.tenant_id and r.pending_id = t.id
        left join transfers f on f.tenant_id = t.tenant_id and f.reference = t.reference and f.part = t.part
         and f.credit_account_id = t.debit_account_id and f.code = 'refund' and f.type = 'posted'
       where d.tenant_id = ${tenant.id} and ${budgetId} = any(d.path) and r.type is distinct from 'void' group by 1)
    select d::date::text as day, coalesce(s.amount, 0)::bigint as spent
      from generate_series(${span.from}::date, ${span.today}::date, interval '1 day') d
      left join spent s on s.day = d::date order by d`;
  return {
    from: span.from,
    days: span.days,
    spent: rows.map((r) => ({ day: r.day, spent: plain(r.spent) })),
  };
}
