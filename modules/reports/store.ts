import type { Ctx } from '#core/context.ts';

/** So long after midnight whoever began before it has come to an end. */
const REST = '1 hour';

/** The next day that is over and was not counted yet, from the first order or grant on; null when there is none. */
export async function selectNextDay({ sql, tenant, now }: Ctx): Promise<string | null> {
  const [row] = await sql<{ day: string | null }[]>`
    with last as (select max(day) as day from order_days where tenant_id = ${tenant.id} and product_id = ''),
         first as (
           select least((select min(created_at) from orders where tenant_id = ${tenant.id}),
                        (select min(created_at) from point_grants where tenant_id = ${tenant.id})) as at)
    select coalesce(last.day + 1, (first.at at time zone ${tenant.timeZone})::date)::text as day from last, first
     where coalesce(last.day + 1, (first.at at time zone ${tenant.timeZone})::date)
           < ((${now}::timestamptz - ${REST}::interval) at time zone ${tenant.timeZone})::date`;
  return row?.day ?? null;
}

/** Counts one day that is over; counted twice it stays as it is. */
export async function countDay({ sql, tenant }: Ctx, day: string): Promise<void> {
  const start = sql`(${day}::date::timestamp at time zone ${tenant.timeZone})`;
  const end = sql`((${day}::date + 1)::timestamp at time zone ${tenant.timeZone})`;
  await sql`
    with placed as (
      select id, points, case when channel = 'storefront' then points - coalesce(card_points, 0) else 0 end as wallet
        from orders where tenant_id = ${tenant.id} and created_at >= ${start} and created_at < ${end}
    ), given as (
      select coalesce(sum(points), 0)::bigint as points from point_grants
       where tenant_id = ${tenant.id} and created_at >= ${start} and created_at < ${end})
    insert into order_days (tenant_id, day, product_id, orders, points, from_wallets, granted)
    select ${tenant.id}, ${day}::date, '', count(*)::int, coalesce(sum(p.points), 0)::bigint,
           coalesce(sum(p.wallet), 0)::bigint, (select points from given) from placed p
     union all
    select ${tenant.id}, ${day}::date, n.product_id, count(*)::int, sum(n.unit_points * n.quantity)::bigint, 0, 0
      from placed p join order_lines n on n.tenant_id = ${tenant.id} and n.order_id = p.id group by n.product_id
    on conflict do nothing`;
}
