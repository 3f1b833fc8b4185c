import type { Ctx } from '#core/context.ts';
import { newId } from '#lib/id.ts';
import type { Rate, RateRow } from './schema.ts';

export async function insertRate(
  { sql, tenant, now }: Ctx,
  r: Rate & { currency: string; source: string; startsAt: Date },
) {
  await sql`
    insert into point_rates (tenant_id, id, currency, points, minor_units, source, created_at, starts_at)
    values (${tenant.id}, ${newId('rate')}, ${r.currency}, ${r.points}, ${r.minorUnits}, ${r.source}, ${now},
            ${r.startsAt})`;
}

/** The rates in force, by currency. What holds from now on holds at once, however the clocks of two machines differ. */
export async function selectRates({ sql, tenant, now }: Ctx): Promise<Map<string, Rate>> {
  const rows = await sql<(Rate & { currency: string })[]>`
    select distinct on (currency) currency, points, minor_units as "minorUnits"
      from point_rates where tenant_id = ${tenant.id} and (starts_at <= ${now} or starts_at = created_at)
     order by currency, starts_at desc, id desc`;
  return new Map(rows.map(({ currency, points, minorUnits }) => [currency, { points, minorUnits }]));
}

export async function selectRate({ sql, tenant, now }: Ctx, currency: string): Promise<Rate | null> {
  const [row] = await sql<Rate[]>`
    select points, minor_units as "minorUnits" from point_rates
     where tenant_id = ${tenant.id} and currency = ${currency} and (starts_at <= ${now} or starts_at = created_at)
     order by starts_at desc, id desc limit 1`;
  return row ?? null;
}

const MOST_RATES = 400;

/** By currency, and of each the one that begins last first. */
export async function selectRateRows({
  sql,
  tenant,
}: Ctx): Promise<(Omit<RateRow, 'startsAt' | 'state'> & { startsAt: Date; atOnce: boolean })[]> {
  return sql`
    select id as "rateId", currency, points::float8 as points, minor_units::float8 as "minorUnits", source,
           starts_at as "startsAt", starts_at = created_at as "atOnce"
      from point_rates where tenant_id = ${tenant.id} order by currency, starts_at desc, id desc limit ${MOST_RATES}`;
}

/** One row for each member who was given the same. */
export async function insertGrants(
  { sql, tenant, now }: Ctx,
  grants: { id: string; memberId: string; transferId: string }[],
  of: { points: bigint; reason: string },
): Promise<void> {
  await sql`
    insert into point_grants (tenant_id, id, member_id, points, reason, transfer_id, created_at)
    select ${tenant.id}, g.id, g."memberId", ${of.points}, ${of.reason}, g."transferId", ${now}
      from jsonb_to_recordset(${grants as never}::jsonb) as g(id text, "memberId" text, "transferId" text)`;
}

export async function selectGrant(
  { sql, tenant }: Ctx,
  id: string,
): Promise<{ memberId: string; transferId: string } | null> {
  const [row] = await sql<{ memberId: string; transferId: string }[]>`
    select member_id as "memberId", transfer_id as "transferId" from point_grants
     where tenant_id = ${tenant.id} and id = ${id}`;
  return row ?? null;
}
