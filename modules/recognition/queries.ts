import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import { type FeedFilter, REACTIONS } from './client.ts';
import { type Post, TAKE_BACK_MS, type ValueRow } from './schema.ts';

export async function selectValues({ sql, tenant }: Ctx): Promise<ValueRow[]> {
  return sql<ValueRow[]>`
    select id as "valueId", names, emoji, position, archived_at is not null as archived
      from recognition_values where tenant_id = ${tenant.id} order by position, created_at, id limit 500`;
}

type Row = Omit<Post, 'at' | 'points' | 'takeBackUntil'> & {
  createdAt: Date;
  points: bigint;
  giverId: string | null;
};

/** A post with the people in it; a leaver's name is not told any more. */
function posts({ sql }: Ctx, readerId: string) {
  const name = (who: string) => sql`case when ${sql(who)}.status = 'active' then ${sql(who)}.name end`;
  return sql`
    select r.id as "recognitionId", r.created_at as "createdAt", r.kind, r.giver_id as "giverId",
           case when g.id is not null then jsonb_build_object('memberId', g.id, 'name', ${name('g')}) end as giver,
           r.sender_name as "senderName", a.names as "awardNames",
           (select jsonb_agg(jsonb_build_object('memberId', m.id, 'name', ${name('m')}) order by x.part)
              from recognition_receivers x join members m on m.tenant_id = x.tenant_id and m.id = x.member_id
             where x.tenant_id = r.tenant_id and x.recognition_id = r.id) as receivers,
           case when v.id is not null then jsonb_build_object('names', v.names, 'emoji', v.emoji) end as value,
           r.message, r.points, r.private,
           coalesce((select jsonb_agg(to_jsonb(k)) from (
             select x.kind, count(*)::int as count, bool_or(x.member_id = ${readerId}) as mine
               from recognition_reactions x
              where x.tenant_id = r.tenant_id and x.recognition_id = r.id group by x.kind) k), '[]') as reactions
      from recognitions r
      left join recognition_values v on v.tenant_id = r.tenant_id and v.id = r.value_id
      left join nominations n on n.tenant_id = r.tenant_id and n.id = r.nomination_id
      left join awards a on a.tenant_id = r.tenant_id and a.id = n.award_id
      left join members g on g.tenant_id = r.tenant_id and g.id = coalesce(r.giver_id, n.nominator_id)`;
}

/** Posts that stand and that this reader may see: a private one only with both ends of it. */
function visible({ sql, tenant }: Ctx, readerId: string) {
  return sql`
    r.tenant_id = ${tenant.id}
    and not exists (select 1 from recognition_endings e where e.tenant_id = r.tenant_id and e.recognition_id = r.id)
    and (not r.private or r.giver_id = ${readerId} or ${received({ sql }, readerId)})`;
}

function received({ sql }: Pick<Ctx, 'sql'>, readerId: string) {
  return sql`exists (select 1 from recognition_receivers y where y.tenant_id = r.tenant_id
                        and y.recognition_id = r.id and y.member_id = ${readerId})`;
}

function toPost(
  { createdAt, giverId, points, reactions, ...row }: Row,
  reader: { id: string; now: Date },
): Post {
  const until = new Date(createdAt.getTime() + TAKE_BACK_MS);
  return {
    ...row,
    at: createdAt.toISOString(),
    points: plain(points),
    reactions: REACTIONS.flatMap((kind) => reactions.find((r) => r.kind === kind) ?? []),
    takeBackUntil: giverId === reader.id && until > reader.now ? until.toISOString() : null,
  };
}

/** Newest first. */
export async function selectFeed(
  ctx: Ctx,
  f: { readerId: string; filter: FeedFilter; cursor?: string | undefined; limit: number },
): Promise<Page<Post>> {
  const { sql, now } = ctx;
  const { readerId } = f;
  const after = decodeCursor(f.cursor, ['moment', 'text']);
  const [mine, given] = [received(ctx, readerId), sql`r.giver_id = ${readerId}`];
  const which = {
    all: sql``,
    received: sql`and ${mine}`,
    given: sql`and ${given}`,
    mine: sql`and (${mine} or ${given})`,
  }[f.filter];
  const rows = await sql<Row[]>`
    ${posts(ctx, readerId)} where ${visible(ctx, readerId)} ${which}
      ${after ? sql`and (r.created_at, r.id) < (${after[0]}, ${after[1]})` : sql``}
     order by r.created_at desc, r.id desc limit ${f.limit + 1}`;
  const items = rows.map((row) => toPost(row, { id: readerId, now }));
  return toPage(items, f.limit, (p) => [p.at, p.recognitionId]);
}

export async function selectPost(ctx: Ctx, readerId: string, recognitionId: string): Promise<Post | null> {
  const [row] = await ctx.sql<Row[]>`
    ${posts(ctx, readerId)} where ${visible(ctx, readerId)} and r.id = ${recognitionId}`;
  return row ? toPost(row, { id: readerId, now: ctx.now }) : null;
}

/** A post to be ended, locked so that it ends once, with the transfers that paid it. */
export type Standing = {
  kind: 'gift' | 'program' | 'award';
  giverId: string | null;
  points: bigint;
  budgetId: string | null;
  period: string | null;
  createdAt: Date;
  receivers: { memberId: string; part: number; transferId: string | null }[];
};

/** Null when there is none, or it was taken back or removed. */
export async function lockStanding({ sql, tenant }: Ctx, id: string): Promise<Standing | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`recognition ${tenant.id} ${id}`}, 0))`;
  const [post] = await sql<Omit<Standing, 'receivers'>[]>`
    select kind, giver_id as "giverId", points, budget_id as "budgetId", period, created_at as "createdAt"
      from recognitions where tenant_id = ${tenant.id} and id = ${id}`;
  const [ended] = await sql`
    select 1 from recognition_endings where tenant_id = ${tenant.id} and recognition_id = ${id}`;
  if (!post || ended) return null;
  const receivers = await sql<Standing['receivers']>`
    select member_id as "memberId", part, transfer_id as "transferId" from recognition_receivers
     where tenant_id = ${tenant.id} and recognition_id = ${id} order by part`;
  return { ...post, receivers };
}
