import type { Ctx } from '#core/context.ts';

export async function insertNote(
  { sql, tenant, actor, now }: Ctx,
  n: { noteId: string; orderId: string; text: string },
): Promise<void> {
  await sql`
    insert into order_notes (tenant_id, id, order_id, body, author_type, author_id, created_at)
    values (${tenant.id}, ${n.noteId}, ${n.orderId}, ${n.text}, ${actor.type}, ${actor.id}, ${now})`;
}
