import type { Ctx } from '#core/context.ts';
import { plain } from '#lib/plain.ts';
import type { BrandFigures, DayFigures, Supply, Trouble } from './schema.ts';

const MOST_COUNTED = 10_000;
const MOST_BRANDS = 6;
const MOST_ALERTS = 6;
type Period = { from: string; to: string };

/** The last day that was counted, or the day before `from`: what comes after it is read from the orders themselves. */
async function selectCounted({ sql, tenant }: Ctx, from: string): Promise<string> {
  const [row] = await sql<{ day: string }[]>`
    select greatest(max(day), ${from}::date - 1)::text as day from order_days
     where tenant_id = ${tenant.id} and product_id = ''`;
  return row?.day ?? from;
}

/** Each day of a period, counted days from their rows and the others from what there is now. */
export async function selectDays(ctx: Ctx, { from, to }: Period): Promise<DayFigures[]> {
  const { sql, tenant } = ctx;
  const counted = await selectCounted(ctx, from);
  const start = (day: string) => sql`(${day}::date::timestamp at time zone ${tenant.timeZone})`;
  const live = sql`created_at >= ${start(counted)} + interval '1 day' and created_at < ${start(to)} + interval '1 day'`;
  type Row = { day: string; orders: number } & Record<'points' | 'fromWallets' | 'granted', bigint>;
  const rows = await sql<Row[]>`
    with found as (
      select day, orders, points, from_wallets, granted from order_days
       where tenant_id = ${tenant.id} and product_id = '' and day between ${from} and ${to}
       union all
      select (created_at at time zone ${tenant.timeZone})::date, count(*)::int, sum(points)::bigint,
             coalesce(sum(points - coalesce(card_points, 0)) filter (where channel = 'storefront'), 0)::bigint, 0
        from orders where tenant_id = ${tenant.id} and ${live} group by 1
       union all
      select (created_at at time zone ${tenant.timeZone})::date, 0, 0, 0, sum(points)::bigint
        from point_grants where tenant_id = ${tenant.id} and ${live} group by 1)
    select d::date::text as day, coalesce(sum(f.orders), 0)::int as orders, coalesce(sum(f.points), 0)::bigint as points,
           coalesce(sum(f.from_wallets), 0)::bigint as "fromWallets", coalesce(sum(f.granted), 0)::bigint as granted
      from generate_series(${from}::date, ${to}::date, interval '1 day') d left join found f on f.day = d::date
     group by d order by d`;
  return rows.map((r) => ({
    day: r.day,
    orders: r.orders,
    points: plain(r.points),
    fromWallets: plain(r.fromWallets),
    granted: plain(r.granted),
  }));
}

/** The brands whose orders were worth most in a period, beside what they were worth in the one before. */
export async function selectBrands(ctx: Ctx, now: Period, before: Period): Promise<BrandFigures[]> {
  const { sql, tenant } = ctx;
  const counted = await selectCounted(ctx, before.from);
  const start = (day: string) => sql`(${day}::date::timestamp at time zone ${tenant.timeZone})`;
  const rows = await sql<(Omit<BrandFigures, 'points' | 'before'> & Record<'points' | 'before', bigint>)[]>`
    with sold as (
      select day, product_id, orders, points from order_days
       where tenant_id = ${tenant.id} and product_id <> '' and day between ${before.from} and ${now.to}
       union all
      select (o.created_at at time zone ${tenant.timeZone})::date, n.product_id, 1, n.unit_points * n.quantity
        from orders o join order_lines n on n.tenant_id = o.tenant_id and n.order_id = o.id
       where o.tenant_id = ${tenant.id} and o.created_at >= ${start(counted)} + interval '1 day'
         and o.created_at < ${start(now.to)} + interval '1 day'
    ), by_brand as (
      select p.brand_id, sum(s.orders) filter (where s.day >= ${now.from}) as orders,
             sum(s.points) filter (where s.day >= ${now.from}) as points,
             sum(s.points) filter (where s.day <= ${before.to}) as before
        from sold s join products p on p.id = s.product_id group by 1)
    select x.brand_id as "brandId", b.name, coalesce(x.orders, 0)::int as orders, x.points::bigint as points,
           coalesce(x.before, 0)::bigint as before
      from by_brand x join brands b on b.id = x.brand_id
     where x.points > 0 order by x.points desc, b.name limit ${MOST_BRANDS}`;
  return rows.map((r) => ({ ...r, points: plain(r.points), before: plain(r.before) }));
}

/** How many orders, units and vouchers wait for a person now. */
export async function selectTrouble({ sql, tenant }: Ctx): Promise<Trouble> {
  const upTo = (rows: ReturnType<Ctx['sql']>) => sql`
    (select count(*)::int from (select 1 from ${rows} limit ${MOST_COUNTED + 1}) as reached)`;
  const inStatus = (status: 'on_hold' | 'failed' | 'partially_fulfilled') =>
    upTo(sql`orders where tenant_id = ${tenant.id} and status = ${sql.unsafe(`'${status}'`)}`);
  const [row] = await sql<Omit<Trouble, 'more'>[]>`
    select ${inStatus('on_hold')} as "onHold", ${inStatus('failed')} as failed,
           ${inStatus('partially_fulfilled')} as partly,
           ${upTo(sql`fulfilments where tenant_id = ${tenant.id} and outcome = 'frozen'`)} as frozen,
           ${upTo(sql`voucher_problems where tenant_id = ${tenant.id} and closed_at is null`)} as problems`;
  const found = row ?? { onHold: 0, failed: 0, partly: 0, frozen: 0, problems: 0 };
  const more = Object.values(found).some((n) => n > MOST_COUNTED);
  return { ...found, more };
}

/** How much of what is listed can be had, and which suppliers need somebody. */
export async function selectSupply({ sql, tenant }: Ctx): Promise<Supply> {
  const [counts] = await sql<{ listed: number; soldOut: number; openAlerts: number }[]>`
    select count(*)::int as listed, count(*) filter (where not in_stock)::int as "soldOut",
           (select count(*)::int from supplier_alerts a where a.tenant_id = ${tenant.id} and a.closed_at is null)
             as "openAlerts"
      from listings where tenant_id = ${tenant.id} and visible`;
  const alerts = await sql<{ cause: string; detail: string; at: Date }[]>`
    select cause, detail, opened_at as at from supplier_alerts
     where tenant_id = ${tenant.id} and closed_at is null order by id desc limit ${MOST_ALERTS}`;
  return {
    listed: counts?.listed ?? 0,
    soldOut: counts?.soldOut ?? 0,
    openAlerts: counts?.openAlerts ?? 0,
    alerts: alerts.map(({ at, ...a }) => ({ ...a, openedAt: at.toISOString() })),
  };
}
