import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import type { PriceTerms } from '#modules/catalog/index.ts';
import type { RewardRow, RewardState } from './schema.ts';

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
  cursor?: string | undefined;
  limit: number;
};

/** Rewards, newest first. */
export async function selectRewards({ sql, tenant }: Ctx, f: ListFilter): Promise<Page<RewardRow>> {
  const after = decodeCursor(f.cursor, ['text']);
  const rows = await sql<Row[]>`
    select ${columns(sql)} from rewards r left join products p on p.id = r.product_id
     where r.tenant_id = ${tenant.id}
       ${f.state ? sql`and r.state = ${f.state}` : sql``}
       ${f.memberId ? sql`and r.member_id = ${f.memberId}` : sql``}
       ${f.email ? sql`and r.email = ${f.email}` : sql``}
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
