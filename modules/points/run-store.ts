import type { Ctx } from '#core/context.ts';

/** Writes down who is to be given, so that who comes or goes later changes nothing. */
export async function insertRunMembers(
  { sql, tenant }: Ctx,
  runId: string,
  memberIds: string[],
): Promise<void> {
  await sql`
    insert into point_run_members (tenant_id, run_id, member_id)
    select ${tenant.id}, ${runId}, id from unnest(${memberIds}::text[]) as id`;
}

export type Receiver = { memberId: string; name: string; active: boolean };

/** The next who have nothing of this run yet, after a member. */
export async function selectReceivers(
  { sql, tenant }: Ctx,
  of: { runId: string; after: string; limit: number },
): Promise<Receiver[]> {
  return sql<Receiver[]>`
    select m.id as "memberId", m.name, m.status = 'active' as active
      from point_run_members r
      join members m on m.tenant_id = r.tenant_id and m.id = r.member_id
     where r.tenant_id = ${tenant.id} and r.run_id = ${of.runId} and r.member_id > ${of.after} and r.grant_id is null
     order by r.member_id limit ${of.limit}`;
}

/** Notes who was given; of a member who was given before by this run nothing is written, and the run stops. */
export async function markGiven(
  { sql, tenant }: Ctx,
  runId: string,
  grants: readonly { id: string; memberId: string }[],
): Promise<number> {
  const rows = await sql`
    update point_run_members r set grant_id = g.id
      from jsonb_to_recordset(${grants as never}::jsonb) as g(id text, "memberId" text)
     where r.tenant_id = ${tenant.id} and r.run_id = ${runId} and r.member_id = g."memberId" and r.grant_id is null
    returning 1`;
  return rows.length;
}
