import type { Ctx } from '#core/context.ts';

const MOST_FAVOURITES = 500;

/** Marks or unmarks a listing for the signed-in member; false when they have as many as one may. */
export async function updateFavourite(
  { sql, tenant, actor, now }: Ctx,
  { listingId, on }: { listingId: string; on: boolean },
): Promise<boolean> {
  if (!on) {
    await sql`delete from favourites
               where tenant_id = ${tenant.id} and member_id = ${actor.id} and listing_id = ${listingId}`;
    return true;
  }
  await sql`
    insert into favourites (tenant_id, member_id, listing_id, created_at)
    select tenant_id, id, ${listingId}, ${now} from members where tenant_id = ${tenant.id} and id = ${actor.id}
    on conflict do nothing`;
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from favourites where tenant_id = ${tenant.id} and member_id = ${actor.id}`;
  return row.count <= MOST_FAVOURITES;
}

export async function updateVisible(
  { sql, tenant, now }: Ctx,
  ids: string[],
  visible: boolean,
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    update listings set visible = ${visible}, updated_at = ${now}
     where tenant_id = ${tenant.id} and id in ${sql(ids)} returning id`;
  return rows.map((r) => r.id);
}

export async function updateInStock(
  { sql, tenant }: Ctx,
  productId: string,
  inStock: boolean,
): Promise<void> {
  await sql`update listings set in_stock = ${inStock}
             where tenant_id = ${tenant.id} and product_id = ${productId} and in_stock <> ${inStock}`;
}

export async function insertListings(
  { sql, tenant, now }: Ctx,
  rows: { id: string; productId: string; position: number; featured: boolean; visible: boolean }[],
): Promise<number> {
  const made = await sql`
    insert into listings (tenant_id, id, product_id, visible, featured, position, country, kind, categories, updated_at)
    select ${tenant.id}, r.id, p.id, r.visible, r.featured, r.position, p.country, p.kind, p.categories, ${now}
      from jsonb_to_recordset(${rows as never}::jsonb)
             as r(id text, "productId" text, position int, featured boolean, visible boolean)
      join products p on p.id = r."productId"
     where p.source not like 'own:%' or p.source = ${`own:${tenant.id}`}
    on conflict (tenant_id, product_id) do nothing returning 1`;
  return made.length;
}
