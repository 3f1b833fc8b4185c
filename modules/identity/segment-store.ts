import postgres from 'postgres';
import type { Ctx } from '#core/context.ts';
import type { Segment, SegmentRule } from './segment-schema.ts';

/** PostgreSQL's word for a row that others refer to. */
const REFERRED_TO = '23503';

export async function insertSegment(
  { sql, tenant, now }: Ctx,
  s: { id: string; name: string; rule: SegmentRule },
): Promise<boolean> {
  const rows = await sql`
    insert into segments (tenant_id, id, name, rule, version, created_at, updated_at)
    values (${tenant.id}, ${s.id}, ${s.name}, ${s.rule as never}::jsonb, 1, ${now}, ${now})
    on conflict (tenant_id, name) do nothing returning 1`;
  return rows.length === 1;
}

/** Writes over the version that was edited, and over no other. */
export async function updateSegment({ sql, tenant, now }: Ctx, s: Segment): Promise<boolean> {
  const rows = await sql`
    update segments set name = ${s.name}, rule = ${s.rule as never}::jsonb, version = version + 1, updated_at = ${now}
     where tenant_id = ${tenant.id} and id = ${s.segmentId} and version = ${s.version} returning 1`;
  return rows.length === 1;
}

export async function nameIsTaken({ sql, tenant }: Ctx, name: string, but: string): Promise<boolean> {
  const rows = await sql`
    select 1 from segments where tenant_id = ${tenant.id} and name = ${name} and id <> ${but}`;
  return rows.length > 0;
}

/** False where something else refers to it; the transaction has come to its end then. */
export async function removeSegment({ sql, tenant }: Ctx, segmentId: string): Promise<boolean> {
  try {
    await sql`delete from segments where tenant_id = ${tenant.id} and id = ${segmentId}`;
    return true;
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === REFERRED_TO) return false;
    throw error;
  }
}
