import type { Ctx } from '#core/context.ts';
import type { WareFilter } from './schema.ts';
import { wareFilters, wares } from './ware-filters.ts';

export type WareKey = { productId: string; name: string; listingId: string | null; visible: boolean };
/** What a run is about: a filter, within these products where they were named or found by words. */
type Chosen = { filter: WareFilter; found: readonly string[] | null };

const chosen = (ctx: Ctx, { filter, found }: Chosen) => ctx.sql`
  ${wares(ctx)} ${wareFilters(ctx, filter)}
  ${found ? ctx.sql`and p.id = any(${found as string[]}::text[])` : ctx.sql``}`;

export async function countWares(
  ctx: Ctx,
  filter: WareFilter,
  found: readonly string[] | null,
): Promise<number> {
  const [row] = await ctx.sql<
    [{ n: number }]
  >`select count(*)::int as n from ${chosen(ctx, { filter, found })}`;
  return row.n;
}

/** The next of them by id, so that none is met twice whatever becomes of those before. */
export async function selectAfter(
  ctx: Ctx,
  of: Chosen & { after: string; limit: number },
): Promise<WareKey[]> {
  return ctx.sql<WareKey[]>`
    select p.id as "productId", p.name, l.id as "listingId", coalesce(l.visible, false) as visible
      from ${chosen(ctx, of)} and p.id > ${of.after} order by p.id limit ${of.limit}`;
}

export async function lastPosition({ sql, tenant }: Ctx): Promise<number> {
  const [row] = await sql<[{ last: number }]>`
    select coalesce(max(position), 0) as last from listings where tenant_id = ${tenant.id}`;
  return row.last;
}
