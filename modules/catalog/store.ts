import type { Ctx } from '#core/context.ts';

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
