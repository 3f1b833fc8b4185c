import type { Ctx } from '#core/context.ts';
import type { Reaction } from './client.ts';
import type { Policy, Texts } from './schema.ts';

type Value = { names: Texts; emoji: string; position: number };

export async function insertValue({ sql, tenant, now }: Ctx, v: Value & { id: string }): Promise<void> {
  await sql`
    insert into recognition_values (tenant_id, id, names, emoji, position, created_at)
    values (${tenant.id}, ${v.id}, ${v.names as never}, ${v.emoji}, ${v.position}, ${now})`;
}

export async function updateValue(
  { sql, tenant, now }: Ctx,
  id: string,
  v: Value & { archived: boolean },
): Promise<void> {
  await sql`
    update recognition_values set names = ${v.names as never}, emoji = ${v.emoji}, position = ${v.position},
           archived_at = case when ${v.archived} then coalesce(archived_at, ${now}) end
     where tenant_id = ${tenant.id} and id = ${id}`;
}

export async function upsertPolicy({ sql, tenant, now }: Ctx, p: Policy): Promise<void> {
  await sql`
    insert into recognition_policies (tenant_id, period, allowance, largest_gift, rolls_over, budget_id, created_at,
                                      changed_at)
    values (${tenant.id}, ${p.period}, ${p.allowance}, ${p.largestGift}, ${p.rollsOver}, ${p.budgetId}, ${now}, ${now})
    on conflict (tenant_id) do update set period = excluded.period, allowance = excluded.allowance,
      largest_gift = excluded.largest_gift, rolls_over = excluded.rolls_over, budget_id = excluded.budget_id,
      changed_at = excluded.changed_at`;
}

type Taking = { memberId: string; period: string; allowance: bigint; carried: bigint; whole: bigint };

/** Counts a gift in the giver's period; false when that would be more than is left, and nothing changes then. */
export async function takeAllowance({ sql, tenant }: Ctx, t: Taking): Promise<boolean> {
  await sql`
    insert into giving_periods (tenant_id, member_id, period, allowance, carried, given)
    values (${tenant.id}, ${t.memberId}, ${t.period}, ${t.allowance}, ${t.carried}, 0) on conflict do nothing`;
  const rows = await sql`
    update giving_periods set given = given + ${t.whole}, allowance = ${t.allowance}
     where tenant_id = ${tenant.id} and member_id = ${t.memberId} and period = ${t.period}
       and given + ${t.whole} <= ${t.allowance} + carried returning 1`;
  return rows.length === 1;
}

/** Gives a taken-back gift's points to the period that they came from. */
export async function returnAllowance(
  { sql, tenant }: Ctx,
  t: { memberId: string; period: string; whole: bigint },
): Promise<void> {
  await sql`
    update giving_periods set given = given - ${t.whole}
     where tenant_id = ${tenant.id} and member_id = ${t.memberId} and period = ${t.period}`;
}

export type NewPost = {
  id: string;
  kind: 'gift' | 'program' | 'award';
  giverId: string | null;
  senderName: string | null;
  nominationId: string | null;
  valueId: string | null;
  message: string;
  points: bigint;
  budgetId: string | null;
  period: string | null;
  private: boolean;
  receivers: { memberId: string; part: number; transferId: string | null }[];
};

export async function insertPost({ sql, tenant, now }: Ctx, p: NewPost): Promise<void> {
  await sql`
    insert into recognitions (tenant_id, id, kind, giver_id, sender_name, nomination_id, value_id, message, points,
                              budget_id, period, private, created_at)
    values (${tenant.id}, ${p.id}, ${p.kind}, ${p.giverId}, ${p.senderName}, ${p.nominationId}, ${p.valueId},
            ${p.message}, ${p.points}, ${p.budgetId}, ${p.period}, ${p.private}, ${now})`;
  await sql`
    insert into recognition_receivers (tenant_id, recognition_id, member_id, part, transfer_id)
    select ${tenant.id}, ${p.id}, r."memberId", r.part, r."transferId"
      from jsonb_to_recordset(${p.receivers as never}::jsonb) as r("memberId" text, part smallint, "transferId" text)`;
}

export type Ending = {
  recognitionId: string;
  kind: 'taken_back' | 'removed';
  reason: string;
  pointsBack: bigint;
};

export async function insertEnding({ sql, tenant, actor, now }: Ctx, e: Ending): Promise<void> {
  await sql`
    insert into recognition_endings (tenant_id, recognition_id, kind, reason, points_back, actor_type, actor_id, created_at)
    values (${tenant.id}, ${e.recognitionId}, ${e.kind}, ${e.reason}, ${e.pointsBack}, ${actor.type}, ${actor.id}, ${now})`;
}

type Mark = { recognitionId: string; memberId: string; kind: Reaction };

/** Whether it was not there before. */
export async function insertReaction({ sql, tenant, now }: Ctx, r: Mark): Promise<boolean> {
  const rows = await sql`
    insert into recognition_reactions (tenant_id, recognition_id, member_id, kind, created_at)
    values (${tenant.id}, ${r.recognitionId}, ${r.memberId}, ${r.kind}, ${now}) on conflict do nothing returning 1`;
  return rows.length === 1;
}

/** Whether it was there. */
export async function deleteReaction({ sql, tenant }: Ctx, r: Mark): Promise<boolean> {
  const rows = await sql`
    delete from recognition_reactions
     where tenant_id = ${tenant.id} and recognition_id = ${r.recognitionId} and member_id = ${r.memberId}
       and kind = ${r.kind} returning 1`;
  return rows.length === 1;
}
