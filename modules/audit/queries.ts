import type { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import { changesOf } from './changes.ts';
import type { AuditFilter, AuditRow, listAuditInput } from './schema.ts';

type Filter = z.output<typeof listAuditInput>;
type Row = {
  auditId: string;
  verb: string;
  actorType: string;
  actorId: string;
  actorName: string | null;
  objectId: string | null;
  requestId: string;
  createdAt: Date;
  detail: Record<string, unknown>;
};

/** What a filter says of entries `e`. */
export function entriesThat({ sql, tenant }: Ctx, f: AuditFilter) {
  const verb = f.verb?.includes('.') ? sql`and e.verb = ${f.verb}` : undefined;
  // Sorted like its index, so that a module's verbs are one range of it.
  const ofModule = f.verb && !verb ? sql`and e.verb >= ${`${f.verb}.`} and e.verb < ${`${f.verb}/`}` : sql``;
  const midnight = (day: string) => sql`${day}::timestamp at time zone ${tenant.timeZone}`;
  return sql`
    e.tenant_id = ${tenant.id} ${verb ?? ofModule}
    ${f.actorId ? sql`and e.actor_id = ${f.actorId}` : sql``}
    ${f.objectId ? sql`and e.object_id = ${f.objectId}` : sql``}
    ${f.requestId ? sql`and e.request_id = ${f.requestId}` : sql``}
    ${f.from ? sql`and e.created_at >= ${midnight(f.from)}` : sql``}
    ${f.to ? sql`and e.created_at < ${midnight(f.to)} + interval '1 day'` : sql``}`;
}

/** The name of whoever acted, as they are called now, in `o`, `m` or `k`. */
export const actorNames = (sql: Ctx['sql']) => sql`
  left join operators o on e.actor_type = 'operator' and o.tenant_id = e.tenant_id and o.id = e.actor_id
  left join members m on e.actor_type = 'member' and m.tenant_id = e.tenant_id and m.id = e.actor_id
  left join api_keys k on e.actor_type = 'api_key' and k.tenant_id = e.tenant_id and k.id = e.actor_id`;

/** Entries newest first, each with the name of whoever acted as they are called now. Days are the tenant's own. */
export async function selectEntries(ctx: Ctx, f: Filter): Promise<Page<AuditRow>> {
  const { sql } = ctx;
  const after = decodeCursor(f.cursor, ['text']);
  const rows = await sql<Row[]>`
    select e.id as "auditId", e.verb, e.actor_type as "actorType", e.actor_id as "actorId",
           coalesce(o.name, m.name, k.name) as "actorName", e.object_id as "objectId",
           e.request_id as "requestId", e.created_at as "createdAt", e.detail
      from audit_entries e
      ${actorNames(sql)}
     where ${entriesThat(ctx, f)}
       ${after ? sql`and e.id < ${after[0]}` : sql``}
     order by e.id desc limit ${f.limit + 1}`;
  return toPage(rows.map(view), f.limit, (row) => [row.auditId]);
}

function view({ actorType, actorId, actorName, createdAt, detail, ...row }: Row): AuditRow {
  const actor = { type: actorType, id: actorId, name: actorName };
  return { ...row, actor, at: createdAt.toISOString(), changes: changesOf(detail) };
}

/** How many blocks the chain has: what a look at all of it would have to read. */
export async function countBlocks({ sql, tenant }: Ctx): Promise<number> {
  const [row] = await sql<{ height: number }[]>`
    select coalesce(max(height), 0)::int as height from record_blocks where tenant_id = ${tenant.id}`;
  return row?.height ?? 0;
}
