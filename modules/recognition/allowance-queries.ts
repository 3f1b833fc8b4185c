import type { Ctx } from '#core/context.ts';
import { plain } from '#lib/plain.ts';
import type { Policy } from './schema.ts';

type Row = Omit<Policy, 'allowance' | 'largestGift'> & { allowance: bigint; largestGift: bigint };

/** The policy in force; null where nobody may give points. */
export async function selectPolicy({ sql, tenant }: Ctx): Promise<Policy | null> {
  const [row] = await sql<Row[]>`
    select period, allowance, largest_gift as "largestGift", rolls_over as "rollsOver", budget_id as "budgetId"
      from recognition_policies where tenant_id = ${tenant.id}`;
  return row ? { ...row, allowance: plain(row.allowance), largestGift: plain(row.largestGift) } : null;
}

/** A member's present period under the policy. */
export type Giving = {
  every: 'month' | 'quarter';
  /** Its name in the tenant's calendar: 2026-06, or 2026-Q2. */
  period: string;
  /** The moment at which the next one begins. */
  endsAt: Date;
  allowance: bigint;
  carried: bigint;
  given: bigint;
  largestGift: bigint;
  budgetId: string;
};

/**
 * What a member may give now. Left over is what was not given in the period before, at most that period's own
 * allowance, so that nothing is saved up; whoever gave nothing in it has no row and all of it left.
 */
export async function selectGiving({ sql, tenant, now }: Ctx, memberId: string): Promise<Giving | null> {
  const zone = tenant.timeZone;
  const [row] = await sql<Giving[]>`
    select p.period as every, to_char(l.start, f.pattern) as period, (l.start + f.length) at time zone ${zone} as "endsAt",
           p.allowance, p.largest_gift as "largestGift", p.budget_id as "budgetId", coalesce(c.given, 0) as given,
           case when c.period is not null then c.carried
                when not p.rolls_over then 0
                when b.period is not null then greatest(0, least(b.allowance, b.allowance + b.carried - b.given))
                when greatest(m.created_at, p.created_at) < l.start at time zone ${zone} then p.allowance
                else 0 end::bigint as carried
      from recognition_policies p
      join members m on m.tenant_id = p.tenant_id and m.id = ${memberId}
     cross join lateral (
       select case p.period when 'month' then interval '1 month' else interval '3 months' end as length,
              case p.period when 'month' then 'YYYY-MM' else 'YYYY"-Q"Q' end as pattern) f
     cross join lateral (select date_trunc(p.period, ${now}::timestamptz at time zone ${zone}) as start) l
      left join giving_periods c on c.tenant_id = p.tenant_id and c.member_id = m.id
       and c.period = to_char(l.start, f.pattern)
      left join giving_periods b on b.tenant_id = p.tenant_id and b.member_id = m.id
       and b.period = to_char(l.start - f.length, f.pattern)
     where p.tenant_id = ${tenant.id}`;
  return row ?? null;
}
