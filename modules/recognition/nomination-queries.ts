import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import type { NominationView } from './client.ts';
import type { AwardRow, NominationRow } from './schema.ts';

/** Newest first; the oldest of very many are left out. */
export async function selectAwards({ sql, tenant, now }: Ctx): Promise<AwardRow[]> {
  const rows = await sql<(Omit<AwardRow, 'points' | 'openUntil'> & { points: bigint; openUntil: Date })[]>`
    select a.id as "awardId", a.names, a.words, a.points, a.open_until as "openUntil",
           a.closed_at is null and a.open_until > ${now} as open,
           case when v.id is not null then jsonb_build_object('names', v.names, 'emoji', v.emoji) end as value
      from awards a left join recognition_values v on v.tenant_id = a.tenant_id and v.id = a.value_id
     where a.tenant_id = ${tenant.id} order by a.created_at desc, a.id desc limit 500`;
  return rows.map((r) => ({ ...r, points: plain(r.points), openUntil: r.openUntil.toISOString() }));
}

type Row = Omit<NominationRow, 'at'> & { createdAt: Date };

function nominations({ sql }: Ctx, readerId: string) {
  const person = (who: string) => sql`
    jsonb_build_object('memberId', ${sql(who)}.id,
                       'name', case when ${sql(who)}.status = 'active' then ${sql(who)}.name end)`;
  return sql`
    select n.id as "nominationId", n.reason, n.created_at as "createdAt", n.state,
           jsonb_build_object('awardId', a.id, 'names', a.names, 'points', a.points) as award,
           ${person('e')} as nominee, ${person('o')} as nominator, n.nominator_id = ${readerId} as mine,
           case when n.nominator_id = ${readerId} or ${readerId} = '' then n.note end as note,
           (select count(*)::int from nomination_seconds s
             where s.tenant_id = n.tenant_id and s.nomination_id = n.id) as seconds,
           exists (select 1 from nomination_seconds s where s.tenant_id = n.tenant_id and s.nomination_id = n.id
                      and s.member_id = ${readerId}) as seconded
      from nominations n
      join awards a on a.tenant_id = n.tenant_id and a.id = n.award_id
      join members e on e.tenant_id = n.tenant_id and e.id = n.nominee_id
      join members o on o.tenant_id = n.tenant_id and o.id = n.nominator_id`;
}

/** What a member may see of others' nominations: all but those of oneself, which stay a surprise. */
function seconding({ sql, tenant }: Ctx, readerId: string) {
  return sql`n.tenant_id = ${tenant.id} and n.state = 'open' and n.nominee_id <> ${readerId}`;
}

const toRow = ({ createdAt, ...row }: Row): NominationRow => ({ ...row, at: createdAt.toISOString() });

type Paging = { cursor?: string | undefined; limit: number };

/** A member's nominations, newest first: open ones of colleagues, those of one's own, or those to decide. */
export async function selectNominations(
  ctx: Ctx,
  { readerId, view, cursor, limit }: Paging & { readerId: string; view: NominationView },
): Promise<Page<NominationRow>> {
  const { sql, tenant } = ctx;
  const which = {
    open: sql`${seconding(ctx, readerId)}`,
    mine: sql`n.tenant_id = ${tenant.id} and n.nominator_id = ${readerId}`,
    decide: sql`${seconding(ctx, readerId)} and e.manager_id = ${readerId} and n.nominator_id <> ${readerId}`,
  }[view];
  return page(ctx, { readerId, which, cursor, limit });
}

/** The program's nominations for an operator. */
export async function selectAllNominations(
  ctx: Ctx,
  f: Paging & { state?: string | undefined; awardId?: string | undefined },
): Promise<Page<NominationRow>> {
  const { sql, tenant } = ctx;
  const which = sql`n.tenant_id = ${tenant.id} ${f.state ? sql`and n.state = ${f.state}` : sql``}
                    ${f.awardId ? sql`and n.award_id = ${f.awardId}` : sql``}`;
  return page(ctx, { readerId: '', which, cursor: f.cursor, limit: f.limit });
}

async function page(
  ctx: Ctx,
  f: Paging & { readerId: string; which: ReturnType<typeof seconding> },
): Promise<Page<NominationRow>> {
  const { sql } = ctx;
  const after = decodeCursor(f.cursor, ['moment', 'text']);
  const rows = await sql<Row[]>`
    ${nominations(ctx, f.readerId)} where ${f.which}
      ${after ? sql`and (n.created_at, n.id) < (${after[0]}, ${after[1]})` : sql``}
     order by n.created_at desc, n.id desc limit ${f.limit + 1}`;
  return toPage(rows.map(toRow), f.limit, (n) => [n.at, n.nominationId]);
}

/** Whether a member may second it: it is open, and about somebody else, by somebody else. */
export async function mayBeSeconded(ctx: Ctx, nominationId: string, memberId: string): Promise<boolean> {
  const [row] = await ctx.sql`
    select 1 from nominations n
     where ${seconding(ctx, memberId)} and n.id = ${nominationId} and n.nominator_id <> ${memberId}`;
  return row !== undefined;
}

/** A nomination to be decided, with all that says who may. */
export type ToDecide = {
  state: NominationRow['state'];
  nomineeId: string;
  nomineeEmail: string;
  nomineeStatus: 'active' | 'disabled';
  nomineeName: string;
  managerId: string | null;
  nominatorId: string;
  nominatorEmail: string;
  reason: string;
  awardId: string;
  valueId: string | null;
  points: bigint;
  budgetId: string;
};

export async function selectToDecide({ sql, tenant }: Ctx, id: string): Promise<ToDecide | null> {
  const [row] = await sql<ToDecide[]>`
    select n.state, n.reason, e.id as "nomineeId", e.email as "nomineeEmail", e.status as "nomineeStatus",
           e.name as "nomineeName", e.manager_id as "managerId", o.id as "nominatorId", o.email as "nominatorEmail",
           a.id as "awardId", a.value_id as "valueId", a.points, a.budget_id as "budgetId"
      from nominations n
      join awards a on a.tenant_id = n.tenant_id and a.id = n.award_id
      join members e on e.tenant_id = n.tenant_id and e.id = n.nominee_id
      join members o on o.tenant_id = n.tenant_id and o.id = n.nominator_id
     where n.tenant_id = ${tenant.id} and n.id = ${id}`;
  return row ?? null;
}
