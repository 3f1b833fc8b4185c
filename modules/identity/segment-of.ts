import type { Ctx } from '#core/context.ts';

type Fragment = ReturnType<Ctx['sql']>;

/**
 * The ids of the segments that one active member `m` is in, as an array inside a query: what `selectIdsMeeting` asks of
 * one rule and everybody, asked of one person and every rule.
 */
export function segmentsOf({ sql, tenant }: Pick<Ctx, 'sql' | 'tenant'>, isMember: Fragment): Fragment {
  const began = sql`coalesce(m.joined_on, m.created_at::date)`;
  return sql`array(
    select s.id from segments s join members m on m.tenant_id = s.tenant_id and m.status = 'active' and ${isMember}
     where s.tenant_id = ${tenant.id} and (
       select case when s.rule ->> 'match' = 'any' then bool_or(x.ok) else bool_and(x.ok) end
         from jsonb_array_elements(s.rule -> 'conditions') c, lateral (select case c ->> 'field'
           when 'joinedBefore' then ${began} < (c ->> 'day')::date
           when 'joinedAfter' then ${began} > (c ->> 'day')::date
           else coalesce((c -> 'values') ? (case c ->> 'field'
                  when 'country' then m.country when 'costCentre' then m.cost_centre when 'locale' then m.locale
                  when 'manager' then m.manager_id when 'member' then m.id end), false)
                <> coalesce((c ->> 'not')::boolean, false) end as ok) x))`;
}
