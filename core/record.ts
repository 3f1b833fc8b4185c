import type { PendingQuery, Row } from 'postgres';
import { newId } from '#lib/id.ts';
import type { Ctx, Notes } from './context.ts';

export type Claim = { credential: string; route: string; key: string; response: unknown };

/**
 * The one statement that writes what a verb announced, its audit row and the answer to its idempotency key. It is
 * the last of the verb's own transaction: state, events, outbox and audit commit together or not at all.
 */
export function record(ctx: Ctx, verb: string, notes: Notes, claim?: Claim): PendingQuery<Row[]> {
  const { sql, tenant, actor } = ctx;
  const soFar = new Map<string, number>();
  const events = notes.events.map((e) => ({
    id: newId('event'),
    type: e.type,
    object_type: e.objectType,
    object_id: e.objectId,
    data: e.data ?? {},
    after_last: count(soFar, e.objectId),
  }));
  const response = claim ? { response: claim.response } : {};
  return sql`
    with input as (
      select * from jsonb_to_recordset(${events as never}::jsonb)
        as e(id text, type text, object_type text, object_id text, data jsonb, after_last int)
    ), written as (
      insert into events (tenant_id, id, type, object_type, object_id, sequence, actor_type, actor_id,
                          request_id, data, created_at)
      select ${tenant.id}, i.id, i.type, i.object_type, i.object_id,
             coalesce((select max(sequence) from events s
                        where s.tenant_id = ${tenant.id} and s.object_id = i.object_id), 0) + i.after_last,
             ${actor.type}, ${actor.id}, ${ctx.requestId}, i.data, ${ctx.now}
        from input i
      returning id, sequence
    ), announced as (
      insert into outbox (tenant_id, event_id) select ${tenant.id}, id from written order by id
    ), answered as (
      update idempotency_keys set response = ${response as never}::jsonb -> 'response'
       where tenant_id = ${tenant.id} and credential = ${claim?.credential ?? ''}
         and route = ${claim?.route ?? ''} and key = ${claim?.key ?? ''}
    )
    insert into audit_entries (tenant_id, id, verb, actor_type, actor_id, object_id, detail, request_id, created_at)
    values (${tenant.id}, ${newId('audit')}, ${verb}, ${actor.type}, ${actor.id},
            ${notes.audit.objectId ?? null}, ${(notes.audit.detail ?? {}) as never}, ${ctx.requestId}, ${ctx.now})`;
}

/** How often a thing has been counted, this time included. */
function count(counts: Map<string, number>, thing: string): number {
  const counted = (counts.get(thing) ?? 0) + 1;
  counts.set(thing, counted);
  return counted;
}
