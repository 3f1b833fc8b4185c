import type { Ctx } from '#core/context.ts';
import type { Audience } from './schema.ts';

export async function selectAudience({ sql, tenant }: Ctx, listingId: string): Promise<Audience> {
  const [row] = await sql<Audience[]>`
    select l.for_countries as countries,
           array(select g.segment_id from listing_segments g
                  where g.tenant_id = l.tenant_id and g.listing_id = l.id order by 1) as "segmentIds"
      from listings l where l.tenant_id = ${tenant.id} and l.id = ${listingId}`;
  return row ?? { countries: [], segmentIds: [] };
}

/** Writes for whom these listings are; answers those that there are. */
export async function updateAudience(
  { sql, tenant, now }: Ctx,
  ids: string[],
  { countries, segmentIds }: Audience,
): Promise<string[]> {
  const limited = countries.length + segmentIds.length > 0;
  const rows = await sql<{ id: string }[]>`
    update listings set limited = ${limited}, for_countries = ${countries}::text[], updated_at = ${now}
     where tenant_id = ${tenant.id} and id = any(${ids}::text[]) returning id`;
  const found = rows.map((row) => row.id);
  await sql`delete from listing_segments where tenant_id = ${tenant.id} and listing_id = any(${found}::text[])`;
  await sql`
    insert into listing_segments (tenant_id, listing_id, segment_id)
    select ${tenant.id}, l, s from unnest(${found}::text[]) l cross join unnest(${segmentIds}::text[]) s`;
  return found;
}
