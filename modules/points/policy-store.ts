import type { Ctx } from '#core/context.ts';
import type { PointsPolicy } from './schema.ts';

type Row = {
  expiry: 'never' | 'months' | 'day';
  months: number | null;
  month: number | null;
  day: number | null;
} & Omit<PointsPolicy, 'expiry'>;

export async function selectPolicy({ sql, tenant }: Ctx): Promise<PointsPolicy | null> {
  const [row] = await sql<Row[]>`
    select expiry, months, end_month as month, end_day as day, warn_days as "warnDays",
           refunded_lots_live_at_least_days as "refundedLotsLiveAtLeastDays", members_may_transfer as "membersMayTransfer"
      from points_policies where tenant_id = ${tenant.id}`;
  if (!row) return null;
  const { expiry, months, month, day, ...rest } = row;
  if (expiry === 'months') return { ...rest, expiry: { type: 'months', months: months ?? 1 } };
  if (expiry === 'day') return { ...rest, expiry: { type: 'day', month: month ?? 12, day: day ?? 31 } };
  return { ...rest, expiry: { type: 'never' } };
}

export async function upsertPolicy({ sql, tenant, now }: Ctx, p: PointsPolicy): Promise<void> {
  const months = p.expiry.type === 'months' ? p.expiry.months : null;
  const [month, day] = p.expiry.type === 'day' ? [p.expiry.month, p.expiry.day] : [null, null];
  await sql`
    insert into points_policies (tenant_id, expiry, months, end_month, end_day, warn_days,
                                 refunded_lots_live_at_least_days, members_may_transfer, changed_at)
    values (${tenant.id}, ${p.expiry.type}, ${months}, ${month}, ${day}, ${p.warnDays}::smallint[],
            ${p.refundedLotsLiveAtLeastDays}, ${p.membersMayTransfer}, ${now})
    on conflict (tenant_id) do update set expiry = excluded.expiry, months = excluded.months,
      end_month = excluded.end_month, end_day = excluded.end_day, warn_days = excluded.warn_days,
      refunded_lots_live_at_least_days = excluded.refunded_lots_live_at_least_days,
      members_may_transfer = excluded.members_may_transfer, changed_at = excluded.changed_at`;
}

export type Warning = { accountId: string; expiresAt: Date; days: number; points: bigint };

/**
 * What ends soon and whose owner was not yet warned of it at the nearest distance that has come; after a pause the
 * larger ones are passed over.
 */
export async function selectUnwarned(
  { sql, tenant, now }: Ctx,
  input: { warnDays: number[]; limit: number },
): Promise<Warning[]> {
  return sql<Warning[]>`
    with ending as (
      select account_id, expires_at, sum(remaining)::bigint as points from wallet_lots
       where tenant_id = ${tenant.id} and remaining > 0 and expires_at > ${now}
         and expires_at <= ${now}::timestamptz + make_interval(days => ${Math.max(0, ...input.warnDays) + 1})
       group by 1, 2
    ), due as (
      select e.account_id, e.expires_at, e.points, min(d.days) as days
        from ending e cross join unnest(${input.warnDays}::int[]) as d(days)
       where ((e.expires_at at time zone ${tenant.timeZone}) - make_interval(days => d.days))
               at time zone ${tenant.timeZone} <= ${now}
       group by 1, 2, 3
    )
    select d.account_id as "accountId", d.expires_at as "expiresAt", d.days, d.points from due d
     where not exists (select 1 from expiry_warnings w where w.tenant_id = ${tenant.id} and w.account_id = d.account_id
                          and w.expires_at = d.expires_at and w.days = d.days)
     order by d.expires_at, d.account_id limit ${input.limit}`;
}

/** Notes that the owners are warned; answers the warnings that nobody else has noted meanwhile. */
export async function insertWarnings({ sql, tenant, now }: Ctx, warnings: Warning[]): Promise<Warning[]> {
  const rows = warnings.map(({ accountId, expiresAt, days }) => ({ accountId, expiresAt, days }));
  const noted = await sql<{ accountId: string; expiresAt: Date }[]>`
    insert into expiry_warnings (tenant_id, account_id, expires_at, days, created_at)
    select ${tenant.id}, r."accountId", r."expiresAt", r.days, ${now}
      from jsonb_to_recordset(${rows as never}::jsonb) as r("accountId" text, "expiresAt" timestamptz, days int)
    on conflict do nothing
    returning account_id as "accountId", expires_at as "expiresAt"`;
  const known = new Set(noted.map((n) => `${n.accountId} ${n.expiresAt.getTime()}`));
  return warnings.filter((w) => known.has(`${w.accountId} ${w.expiresAt.getTime()}`));
}
