import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import type { MemberRow } from './schema.ts';
import type { Attribute, Condition, Segment, SegmentRow, SegmentRule } from './segment-schema.ts';

const MOST_SEGMENTS = 200;
const MOST_ATTRIBUTES = 200;

/** A condition on members `m`; nobody else's rule reaches it than one that was parsed. */
function conditionOf({ sql }: Ctx, condition: Condition) {
  if (condition.field === 'joinedBefore' || condition.field === 'joinedAfter') {
    const began = sql`coalesce(m.joined_on, m.created_at::date)`;
    return condition.field === 'joinedBefore'
      ? sql`(${began} < ${condition.day}::date)`
      : sql`(${began} > ${condition.day}::date)`;
  }
  const columns = {
    country: sql`m.country`,
    costCentre: sql`m.cost_centre`,
    locale: sql`m.locale`,
    manager: sql`m.manager_id`,
    member: sql`m.id`,
  };
  const among = sql`coalesce(${columns[condition.field]} = any(${condition.values as string[]}), false)`;
  return condition.not ? sql`(not ${among})` : sql`(${among})`;
}

/** Active members who meet a rule, as a condition on members `m`. */
function meets(ctx: Ctx, rule: SegmentRule) {
  const { sql, tenant } = ctx;
  const joined = rule.conditions
    .map((condition) => conditionOf(ctx, condition))
    .reduce((all, one) => (rule.match === 'all' ? sql`${all} and ${one}` : sql`${all} or ${one}`));
  return sql`m.tenant_id = ${tenant.id} and m.status = 'active' and (${joined})`;
}

export async function countMeeting(ctx: Ctx, rule: SegmentRule): Promise<number> {
  const [row] = await ctx.sql<
    { n: number }[]
  >`select count(*)::int as n from members m where ${meets(ctx, rule)}`;
  return row?.n ?? 0;
}

/** Members who meet a rule, by name. */
export async function selectMeeting(
  ctx: Ctx,
  rule: SegmentRule,
  input: { cursor?: string | undefined; limit: number },
): Promise<Page<MemberRow>> {
  const after = decodeCursor(input.cursor, ['text', 'text']);
  const rows = await ctx.sql<(Omit<MemberRow, 'createdAt'> & { createdAt: Date })[]>`
    select m.id as "memberId", m.name, m.email, m.country, m.cost_centre as "costCentre", m.status,
           m.created_at as "createdAt"
      from members m
     where ${meets(ctx, rule)} ${after ? ctx.sql`and (m.name, m.id) > (${after[0]}, ${after[1]})` : ctx.sql``}
     order by m.name, m.id limit ${input.limit + 1}`;
  return toPage(
    rows.map((r) => ({ ...r, createdAt: r.createdAt.toISOString() })),
    input.limit,
    (r) => [r.name, r.memberId],
  );
}

/** The ids of everybody who meets a rule. */
export async function selectIdsMeeting(ctx: Ctx, rule: SegmentRule): Promise<string[]> {
  const rows = await ctx.sql<
    { id: string }[]
  >`select m.id from members m where ${meets(ctx, rule)} order by m.id`;
  return rows.map((row) => row.id);
}

export async function selectSegments(ctx: Ctx): Promise<SegmentRow[]> {
  const rows = await ctx.sql<{ segmentId: string; name: string; rule: SegmentRule; updatedAt: Date }[]>`
    select id as "segmentId", name, rule, updated_at as "updatedAt" from segments
     where tenant_id = ${ctx.tenant.id} order by lower(name), id limit ${MOST_SEGMENTS}`;
  const items: SegmentRow[] = [];
  for (const { rule, updatedAt, ...row } of rows) {
    items.push({ ...row, updatedAt: updatedAt.toISOString(), count: await countMeeting(ctx, rule) });
  }
  return items;
}

export async function selectSegment({ sql, tenant }: Ctx, segmentId: string): Promise<Segment | null> {
  const [row] = await sql<Segment[]>`
    select id as "segmentId", name, rule, version from segments
     where tenant_id = ${tenant.id} and id = ${segmentId}`;
  return row ?? null;
}

/** How many of these segments there are. */
export async function countSegments({ sql, tenant }: Ctx, ids: string[]): Promise<number> {
  const [row] = await sql<[{ n: number }]>`
    select count(*)::int as n from segments where tenant_id = ${tenant.id} and id = any(${ids}::text[])`;
  return row.n;
}

/** The cost centres, countries and managers that active members have, the most frequent first. */
export async function selectAttributes({ sql, tenant }: Ctx) {
  const values = (column: 'country' | 'cost_centre') => sql<Attribute[]>`
    select ${sql(column)} as value, ${sql(column)} as label, count(*)::int as count from members
     where tenant_id = ${tenant.id} and status = 'active' and ${sql(column)} is not null
     group by 1 order by 3 desc, 1 limit ${MOST_ATTRIBUTES}`;
  const managers = await sql<Attribute[]>`
    select b.id as value, b.name as label, count(*)::int as count from members m
      join members b on b.tenant_id = m.tenant_id and b.id = m.manager_id
     where m.tenant_id = ${tenant.id} and m.status = 'active'
     group by b.id, b.name order by 3 desc, 2 limit ${MOST_ATTRIBUTES}`;
  return { countries: await values('country'), costCentres: await values('cost_centre'), managers };
}

/** The names of members by their ids. */
export async function selectNames({ sql, tenant }: Ctx, ids: string[]): Promise<Record<string, string>> {
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from members where tenant_id = ${tenant.id} and id = any(${ids})`;
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
