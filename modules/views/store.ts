import type { Ctx } from '#core/context.ts';

/** Saves a view; one of the same name is replaced. Answers its id. */
export async function upsertView(
  { sql, tenant, actor, now }: Ctx,
  v: { id: string; place: string; name: string; query: string },
): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into saved_views (tenant_id, id, operator_id, place, name, query, created_at)
    values (${tenant.id}, ${v.id}, ${actor.id}, ${v.place}, ${v.name}, ${v.query}, ${now})
    on conflict (tenant_id, operator_id, place, name) do update set query = excluded.query
    returning id`;
  return row?.id ?? v.id;
}

/** Whether it was the actor's own, and is gone. */
export async function deleteView({ sql, tenant, actor }: Ctx, id: string): Promise<boolean> {
  const gone = await sql`
    delete from saved_views where tenant_id = ${tenant.id} and id = ${id} and operator_id = ${actor.id}`;
  return gone.count > 0;
}
