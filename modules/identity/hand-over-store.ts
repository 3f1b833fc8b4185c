import type { Ctx } from '#core/context.ts';

type HandOver = { id: string; subjectId: string; tokenHash: Buffer; browserHash: Buffer; expiresAt: Date };

export async function insertHandOver({ sql, tenant, now }: Ctx, h: HandOver): Promise<void> {
  await sql`
    insert into hand_overs (tenant_id, id, subject_id, token_hash, browser_hash, created_at, expires_at)
    values (${tenant.id}, ${h.id}, ${h.subjectId}, ${h.tokenHash}, ${h.browserHash}, ${now}, ${h.expiresAt})`;
}

/** Uses a hand-over up; of many at once exactly one gets the subject. */
export async function spendHandOver(
  { sql, tenant, now }: Ctx,
  h: Pick<HandOver, 'tokenHash' | 'browserHash'>,
): Promise<string | null> {
  const [row] = await sql<{ subject_id: string }[]>`
    update hand_overs set used_at = ${now}
     where tenant_id = ${tenant.id} and token_hash = ${h.tokenHash} and browser_hash = ${h.browserHash}
       and used_at is null and expires_at > ${now}
    returning subject_id`;
  return row?.subject_id ?? null;
}
