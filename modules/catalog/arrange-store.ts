import type { Ctx } from '#core/context.ts';

/** Whoever moves listings does so alone, so that two who do cannot put them in the same place. */
export async function lockOrder({ sql, tenant }: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`order:${tenant.id}`}, 0))`;
}

/** The positions right before and right behind the place that a listing is to move to; null when either is not there. */
export async function selectGap(
  { sql, tenant }: Ctx,
  { listingId, afterId }: { listingId: string; afterId: string | null },
): Promise<{ before: number | null; after: number | null } | null> {
  const [row] = await sql<{ before: number | null; after: number | null }[]>`
    select a.position as before,
           (select o.position from listings o
             where o.tenant_id = l.tenant_id and o.id <> l.id
               and (${afterId}::text is null or (o.position, o.id) > (a.position, a.id))
             order by o.position, o.id limit 1) as after
      from listings l left join listings a on a.tenant_id = l.tenant_id and a.id = ${afterId}
     where l.tenant_id = ${tenant.id} and l.id = ${listingId} and (${afterId}::text is null or a.id is not null)`;
  return row ?? null;
}

/** Makes room between all listings, in the order that they have. */
export async function spreadPositions({ sql, tenant }: Ctx): Promise<void> {
  await sql`
    update listings l set position = s.n * 16
      from (select id, (row_number() over (order by position, id))::int as n from listings
             where tenant_id = ${tenant.id}) s
     where l.tenant_id = ${tenant.id} and l.id = s.id`;
}

export async function updatePosition({ sql, tenant, now }: Ctx, id: string, position: number): Promise<void> {
  await sql`update listings set position = ${position}, updated_at = ${now}
             where tenant_id = ${tenant.id} and id = ${id}`;
}

export async function updateFeatured(
  { sql, tenant, now }: Ctx,
  ids: string[],
  featured: boolean,
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    update listings set featured = ${featured}, updated_at = ${now}
     where tenant_id = ${tenant.id} and id in ${sql(ids)} returning id`;
  return rows.map((r) => r.id);
}
