import type { Ctx } from '#core/context.ts';
import type { StaffReveal } from './schema.ts';

const MOST = 100;

export async function insertReveal(
  { sql, tenant, now }: Ctx,
  r: { revealId: string; voucherId: string; operatorId: string; reason: string },
): Promise<void> {
  await sql`
    insert into staff_reveals (tenant_id, id, voucher_id, operator_id, reason, allowed_at)
    values (${tenant.id}, ${r.revealId}, ${r.voucherId}, ${r.operatorId}, ${r.reason}, ${now})`;
}

/** Uses up what the operator was allowed; of many at once one gets it, and nobody after its time. */
export async function takeReveal(
  { sql, tenant, now }: Ctx,
  r: { revealId: string; operatorId: string; since: Date },
): Promise<{ voucherId: string; reason: string } | null> {
  const [row] = await sql<{ voucherId: string; reason: string }[]>`
    update staff_reveals set shown_at = ${now}
     where tenant_id = ${tenant.id} and id = ${r.revealId} and operator_id = ${r.operatorId} and shown_at is null
       and allowed_at > ${r.since} returning voucher_id as "voucherId", reason`;
  return row ?? null;
}

export async function selectReveals(
  { sql, tenant, actor }: Ctx,
  f: { orderId: string; since: Date },
): Promise<StaffReveal[]> {
  const rows = await sql<(Omit<StaffReveal, 'allowedAt' | 'shownAt'> & { at: Date; shown: Date | null })[]>`
    select r.id as "revealId", r.voucher_id as "voucherId", p.name as operator, r.reason, r.allowed_at as at,
           r.shown_at as shown,
           r.operator_id = ${actor.id} and r.shown_at is null and r.allowed_at > ${f.since} as open
      from staff_reveals r
      join vouchers v on v.tenant_id = r.tenant_id and v.id = r.voucher_id
      join operators p on p.tenant_id = r.tenant_id and p.id = r.operator_id
     where r.tenant_id = ${tenant.id} and v.order_id = ${f.orderId} order by r.id desc limit ${MOST}`;
  return rows.map(({ at, shown, ...r }) => ({
    ...r,
    allowedAt: at.toISOString(),
    shownAt: shown?.toISOString() ?? null,
  }));
}

/** What a voucher cost in points, for rules that ask from how many points on. */
export async function selectUnitPoints({ sql, tenant }: Ctx, voucherId: string): Promise<bigint> {
  const [row] = await sql<{ points: bigint }[]>`
    select n.unit_points as points from vouchers v
      join order_lines n on n.tenant_id = v.tenant_id and n.id = v.order_line_id
     where v.tenant_id = ${tenant.id} and v.id = ${voucherId}`;
  return row?.points ?? 0n;
}
