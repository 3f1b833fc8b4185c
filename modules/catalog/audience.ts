import type { Ctx } from '#core/context.ts';
import { segmentsOf } from '#modules/identity/index.ts';
import type { Viewer } from './schema.ts';

type Fragment = ReturnType<Ctx['sql']>;

/** Whoever asks, for themselves. */
export function viewerOf({ actor }: Pick<Ctx, 'actor'>): Viewer {
  if (actor.type === 'member') return { memberId: actor.id };
  return actor.type === 'anonymous' ? 'nobody' : 'staff';
}

/**
 * Whether listing `l` is open to a viewer, as one more condition. A listing for everybody costs a look at one column;
 * the member and the segments are read once, and only where a listing is not for everybody.
 */
export function openTo({ sql, tenant }: Pick<Ctx, 'sql' | 'tenant'>, viewer: Viewer): Fragment {
  if (viewer === 'staff') return sql``;
  if (viewer === 'nobody') return sql`and not l.limited`;
  const country = sql`(select m.country from members m
    where m.tenant_id = ${tenant.id} and m.status = 'active' and ${isMember(sql, viewer)})`;
  return sql`and (not l.limited or (
    (l.for_countries = '{}' or coalesce(${country} = any(l.for_countries), false))
    and (not exists (select 1 from listing_segments g where g.tenant_id = ${tenant.id} and g.listing_id = l.id)
         or exists (select 1 from listing_segments g where g.tenant_id = ${tenant.id} and g.listing_id = l.id
                      and g.segment_id = any(${segmentsOf({ sql, tenant }, isMember(sql, viewer))})))))`;
}

function isMember(sql: Ctx['sql'], viewer: { memberId: string } | { email: string }): Fragment {
  return 'memberId' in viewer ? sql`m.id = ${viewer.memberId}` : sql`m.email = ${viewer.email}`;
}

/** Tells apart those who may see different listings, so that what one saw is remembered for nobody else. */
export async function audienceOf(ctx: Ctx): Promise<string> {
  const { sql, tenant } = ctx;
  const viewer = viewerOf(ctx);
  if (typeof viewer === 'string') return viewer;
  const [row] = await sql<[{ any: boolean; country: string | null; segments: string[] }]>`
    with limits as materialized (
      select exists (select 1 from listings where tenant_id = ${tenant.id} and limited) as any)
    select limits.any, case when limits.any then (select m.country from members m
             where m.tenant_id = ${tenant.id} and ${isMember(sql, viewer)}) end as country,
           case when limits.any then ${segmentsOf(ctx, isMember(sql, viewer))} else '{}' end as segments from limits`;
  return row.any ? JSON.stringify([row.country, [...row.segments].sort()]) : 'everybody';
}
