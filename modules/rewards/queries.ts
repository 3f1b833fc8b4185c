import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import type { PriceTerms } from '#modules/catalog/index.ts';
import type { RewardEvent, RewardRow, RewardState } from './schema.ts';

type Row = Omit<RewardRow, 'value' | 'reserved' | 'createdAt' | 'expiresAt' | 'recipient'> & {
  value: bigint;
  reserved: bigint;
  createdAt: Date;
  expiresAt: Date;
  memberId: string | null;
  email: string;
  name: string | null;
};
const columns = (sql: Ctx['sql']) => sql`
  r.id as "rewardId", r.kind, r.state, r.value, r.currency, r.product_id as "productId", p.name as "productName",
  r.member_id as "memberId", r.email, r.name, r.sender, r.message, r.budget_id as "budgetId", r.reserved, r.delivery,
  r.created_at as "createdAt", r.expires_at as "expiresAt", r.order_id as "orderId"`;

function toRow({ memberId, email, name, ...r }: Row): RewardRow {
  return {
    ...r,
    value: plain(r.value),
    reserved: plain(r.reserved),
    recipient: { memberId, email, name },
    createdAt: r.createdAt.toISOString(),
    expiresAt: r.expiresAt.toISOString(),
  };
}

export type ListFilter = {
  state?: RewardState | undefined;
  memberId?: string | undefined;
  email?: string | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

const MOST_EACH = 400;

/** The ids of the rewards that some words mean, by ways that row security lets an index answer. */
async function selectMeant({ sql, tenant }: Ctx, q: string): Promise<string[]> {
  const [from, until] = [q.toLowerCase(), `${q.toLowerCase()}\u{10ffff}`];
  const like = `%${from.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await sql<{ id: string }[]>`
    select id from rewards where tenant_id = ${tenant.id} and (id = ${q} or order_id = ${q})
     union
    (select id from rewards where tenant_id = ${tenant.id} and email ~>=~ ${from} and email ~<~ ${until}
      order by id desc limit ${MOST_EACH})
     union
    (select r.id from (select id from members where tenant_id = ${tenant.id} and name ilike ${like} limit 40) m,
            lateral (select id from rewards x where x.tenant_id = ${tenant.id} and x.member_id = m.id
                      order by id desc limit ${MOST_EACH}) r)`;
  return rows.map((r) => r.id);
}

/** Rewards, newest first. */
export async function selectRewards(ctx: Ctx, f: ListFilter): Promise<Page<RewardRow>> {
  const { sql, tenant } = ctx;
  const meant = f.q ? await selectMeant(ctx, f.q) : null;
  const after = decodeCursor(f.cursor, ['text']);
  const rows = await sql<Row[]>`
    select ${columns(sql)} from rewards r left join products p on p.id = r.product_id
     where r.tenant_id = ${tenant.id}
       ${f.state ? sql`and r.state = ${f.state}` : sql``}
       ${f.memberId ? sql`and r.member_id = ${f.memberId}` : sql``}
       ${f.email ? sql`and r.email = ${f.email}` : sql``}
       ${meant ? sql`and r.id = any(${meant})` : sql``}
       ${after ? sql`and r.id < ${after[0]}` : sql``}
     order by r.id desc limit ${f.limit + 1}`;
  return toPage(rows.map(toRow), f.limit, (r) => [r.rewardId]);
}

export async function selectRow({ sql, tenant }: Ctx, id: string): Promise<RewardRow | null> {
  const [row] = await sql<Row[]>`
    select ${columns(sql)} from rewards r left join products p on p.id = r.product_id
     where r.tenant_id = ${tenant.id} and r.id = ${id}`;
  return row ? toRow(row) : null;
}

/** The ids of a member's rewards: those that can be claimed now, or the others; the newest first. */
export async function selectInbox(
  { sql, tenant, now }: Ctx,
  f: { memberId: string; open: boolean; limit: number },
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from rewards
     where tenant_id = ${tenant.id} and member_id = ${f.memberId}
       and (state in ('granted', 'delivered', 'opened') and expires_at > ${now}) = ${f.open}
     order by id desc limit ${f.limit}`;
  return rows.map((r) => r.id);
}

export async function countOpen({ sql, tenant, now }: Ctx, memberId: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from rewards
     where tenant_id = ${tenant.id} and member_id = ${memberId}
       and state in ('granted', 'delivered', 'opened') and expires_at > ${now}`;
  return row?.n ?? 0;
}

export type Offered = {
  currency?: string | undefined;
  productIds?: string[] | undefined;
  country?: string | undefined;
};

/** How many listed products a choice would offer, and the highest of each term of a price among them. */
export async function selectOffered(
  { sql, tenant }: Ctx,
  f: Offered,
): Promise<{ products: number; terms: PriceTerms }> {
  const [row] = await sql<[{ products: number; terms: PriceTerms }]>`
    select count(*)::int as products,
           json_build_object('markupBasisPoints', coalesce(max(l.markup_basis_points), 0),
                             'markupPoints', coalesce(max(l.markup_points), 0),
                             'roundTo', coalesce(max(l.round_to), 1)) as terms
      from listings l join products p on p.id = l.product_id
     where l.tenant_id = ${tenant.id} and l.visible and p.status = 'live'
       ${f.currency ? sql`and p.currency = ${f.currency}` : sql``}
       ${f.productIds ? sql`and l.product_id = any(${f.productIds}::text[])` : sql``}
       ${f.country ? sql`and l.country = ${f.country}` : sql``}`;
  return row;
}

/** Whether anything is there for the sweeps to do. */
export async function selectDue(
  { sql, tenant, now }: Ctx,
  before: { remind: Date; grantedBefore: Date; unsettled: Date },
): Promise<{ ended: boolean; ending: boolean; unsettled: string[] }> {
  const open = sql`r.tenant_id = ${tenant.id} and r.state in ('granted', 'delivered', 'opened')`;
  const [row] = await sql<{ ended: boolean; ending: boolean }[]>`
    select exists (select 1 from rewards r where ${open} and r.expires_at <= ${now}) as ended,
           exists (select 1 from rewards r where ${open} and r.reminded_at is null and r.expires_at > ${now}
                      and r.expires_at <= ${before.remind} and r.created_at <= ${before.grantedBefore}) as ending`;
  const lost = await sql<{ orderId: string }[]>`
    select r.order_id as "orderId" from rewards r
      join orders o on o.tenant_id = r.tenant_id and o.id = r.order_id
       and o.status in ('fulfilled', 'failed', 'cancelled', 'refunded')
     where r.tenant_id = ${tenant.id} and r.state = 'claimed' and r.settled_at is null
       and r.changed_at < ${before.unsettled} order by r.changed_at limit 100`;
  return { ended: row?.ended ?? false, ending: row?.ending ?? false, unsettled: lost.map((l) => l.orderId) };
}

/** A product as a reward names it, listed or not. */
export async function selectProduct(
  { sql }: Ctx,
  id: string,
): Promise<{ name: string; artUrl: string } | null> {
  const [row] = await sql<{ name: string; brandId: string }[]>`
    select name, brand_id as "brandId" from products where id = ${id}`;
  return row ? { name: row.name, artUrl: `/art/${row.brandId}.svg` } : null;
}

export async function selectCounts({ sql, tenant }: Ctx): Promise<{ state: RewardState; count: number }[]> {
  return sql`select state, count(*)::int as count from rewards where tenant_id = ${tenant.id} group by 1 order by 1`;
}

/** Every event of a reward, oldest first, with the name of who acted. */
export async function selectEvents({ sql, tenant }: Ctx, rewardId: string): Promise<RewardEvent[]> {
  const rows = await sql<(Omit<RewardEvent, 'at'> & { at: Date })[]>`
    select e.created_at as at, e.type, e.actor_type as "actorType", e.data, coalesce(m.name, p.name, k.name) as "actorName"
      from events e
      left join members m on m.tenant_id = e.tenant_id and m.id = e.actor_id
      left join operators p on p.tenant_id = e.tenant_id and p.id = e.actor_id
      left join api_keys k on k.tenant_id = e.tenant_id and k.id = e.actor_id
     where e.tenant_id = ${tenant.id} and e.object_id = ${rewardId} order by e.sequence limit 200`;
  return rows.map((r) => ({ ...r, at: r.at.toISOString() }));
}
