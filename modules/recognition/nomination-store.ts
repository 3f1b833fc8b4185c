import type { Ctx } from '#core/context.ts';
import type { Texts } from './schema.ts';

export async function insertAward(
  { sql, tenant, now }: Ctx,
  a: {
    id: string;
    names: Texts;
    words: Texts;
    valueId: string | null;
    points: number;
    budgetId: string;
    openUntil: Date;
  },
): Promise<void> {
  await sql`
    insert into awards (tenant_id, id, names, words, value_id, points, budget_id, open_until, created_at)
    values (${tenant.id}, ${a.id}, ${a.names as never}, ${a.words as never}, ${a.valueId}, ${a.points}, ${a.budgetId},
            ${a.openUntil}, ${now})`;
}

/** Whether it was open. */
export async function updateAwardClosed({ sql, tenant, now }: Ctx, id: string): Promise<boolean> {
  const rows = await sql`
    update awards set closed_at = ${now} where tenant_id = ${tenant.id} and id = ${id} and closed_at is null returning 1`;
  return rows.length === 1;
}

/** False when this member has nominated the same colleague for it before. */
export async function insertNomination(
  { sql, tenant, now }: Ctx,
  n: { id: string; awardId: string; nomineeId: string; nominatorId: string; reason: string },
): Promise<boolean> {
  const rows = await sql`
    insert into nominations (tenant_id, id, award_id, nominee_id, nominator_id, reason, state, created_at)
    values (${tenant.id}, ${n.id}, ${n.awardId}, ${n.nomineeId}, ${n.nominatorId}, ${n.reason}, 'open', ${now})
    on conflict (tenant_id, award_id, nominee_id, nominator_id) do nothing returning 1`;
  return rows.length === 1;
}

type Second = { nominationId: string; memberId: string };

/** Whether it was not there before. */
export async function insertSecond({ sql, tenant, now }: Ctx, s: Second): Promise<boolean> {
  const rows = await sql`
    insert into nomination_seconds (tenant_id, nomination_id, member_id, created_at)
    values (${tenant.id}, ${s.nominationId}, ${s.memberId}, ${now}) on conflict do nothing returning 1`;
  return rows.length === 1;
}

/** Whether it was there. */
export async function deleteSecond({ sql, tenant }: Ctx, s: Second): Promise<boolean> {
  const rows = await sql`
    delete from nomination_seconds
     where tenant_id = ${tenant.id} and nomination_id = ${s.nominationId} and member_id = ${s.memberId} returning 1`;
  return rows.length === 1;
}

/** Decides an open nomination; false when somebody else has decided it meanwhile. */
export async function updateDecided(
  { sql, tenant, actor, now }: Ctx,
  d: { nominationId: string; state: 'approved' | 'declined'; note: string },
): Promise<boolean> {
  const rows = await sql`
    update nominations set state = ${d.state}, decided_at = ${now}, decider_type = ${actor.type},
           decider_id = ${actor.id}, note = ${d.note}
     where tenant_id = ${tenant.id} and id = ${d.nominationId} and state = 'open' returning 1`;
  return rows.length === 1;
}
