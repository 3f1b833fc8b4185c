import type { Sql } from '#db/client.ts';
import { withoutTenant, withTenant } from '#db/tenant.ts';
import { failpoint } from '#lib/failpoint.ts';

export type StoredEvent = {
  id: string;
  tenantId: string;
  type: string;
  objectType: string;
  objectId: string;
  sequence: number;
  requestId: string;
  data: Record<string, unknown>;
};
/** Sees every event, in the transaction that takes them off the outbox: one tenant's, in their order. */
export type Watcher = (sql: Sql, tenantId: string, events: readonly StoredEvent[]) => Promise<void>;
/** Reacts by queuing jobs in the same transaction that takes the event off the outbox. */
export type Subscription = (sql: Sql, event: StoredEvent) => Promise<void>;

const BATCH = 200;

/** Takes one batch off the outbox; returns how many. Safe to run in many processes at once. */
export async function dispatchOutbox(
  subscriptions: ReadonlyMap<string, Subscription>,
  watchers: readonly Watcher[] = [],
): Promise<number> {
  const waiting = await withoutTenant()<{ tenant_id: string }[]>`
    select distinct tenant_id from (select tenant_id from outbox order by id limit ${BATCH}) o`;
  let count = 0;
  for (const { tenant_id } of waiting) count += await dispatchTenant(tenant_id, subscriptions, watchers);
  return count;
}

async function dispatchTenant(
  tenantId: string,
  subscriptions: ReadonlyMap<string, Subscription>,
  watchers: readonly Watcher[],
): Promise<number> {
  return withTenant(tenantId, async (sql) => {
    // Of a tenant one process takes at a time: two would hand one object's events over in either order.
    const [turn] = await sql<{ mine: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtextextended('outbox ' || ${tenantId}, 0)) as mine`;
    if (!turn?.mine) return 0;
    const events = await sql<StoredEvent[]>`
      with taken as (
        delete from outbox where id in (
          select id from outbox where tenant_id = ${tenantId} order by id limit ${BATCH} for update skip locked)
        returning id as position, event_id
      )
      select e.id, e.tenant_id as "tenantId", e.type, e.object_type as "objectType", e.object_id as "objectId",
             e.sequence, e.request_id as "requestId", e.data
        from taken t join events e on e.tenant_id = ${tenantId} and e.id = t.event_id
       order by t.position`;
    if (events.length > 0) failpoint('outbox_claimed');
    if (events.length > 0) for (const watch of watchers) await watch(sql, tenantId, events);
    for (const event of events) await subscriptions.get(event.type)?.(sql, event);
    return events.length;
  });
}
