import type { Ctx } from '#core/context.ts';
import type { Sql } from '#db/client.ts';
import type { Attempted } from './outcome.ts';
import type { DisabledCause, EndpointState } from './schema.ts';
import type { Sealed } from './secrets.ts';

export type NewEndpoint = Sealed & { id: string; url: string; types: readonly string[]; atOnce: number };

/** False when another endpoint has the address. */
export async function insertEndpoint({ sql, tenant, now }: Ctx, e: NewEndpoint): Promise<boolean> {
  const made = await sql`
    insert into webhook_endpoints (tenant_id, id, url, types, state, sealed, key_id, at_once, created_at)
    values (${tenant.id}, ${e.id}, ${e.url}, ${e.types as string[]}::text[], 'active', ${e.sealed}, ${e.keyId},
            ${e.atOnce}, ${now})
    on conflict (tenant_id, url) where removed_at is null do nothing returning 1`;
  return made.length > 0;
}

export type LockedEndpoint = Sealed & {
  id: string;
  url: string;
  types: string[];
  state: EndpointState;
  atOnce: number;
  failingSince: Date | null;
  removedAt: Date | null;
};

/** The endpoint, locked until this transaction ends. */
export async function lockEndpoint({ sql, tenant }: Ctx, id: string): Promise<LockedEndpoint | null> {
  const [row] = await sql<LockedEndpoint[]>`
    select id, url, types, state, sealed, key_id as "keyId", at_once as "atOnce", failing_since as "failingSince",
           removed_at as "removedAt"
      from webhook_endpoints where tenant_id = ${tenant.id} and id = ${id} for no key update`;
  return row ?? null;
}

export type EndpointChange = { url: string; types: readonly string[]; atOnce: number };

/** False when another endpoint has the address. */
export async function updateEndpoint({ sql, tenant }: Ctx, id: string, e: EndpointChange): Promise<boolean> {
  const rows = await sql`
    update webhook_endpoints w set url = ${e.url}, types = ${e.types as string[]}::text[], at_once = ${e.atOnce}
     where tenant_id = ${tenant.id} and id = ${id}
       and not exists (select 1 from webhook_endpoints o where o.tenant_id = w.tenant_id and o.url = ${e.url}
                          and o.removed_at is null and o.id <> w.id)
    returning 1`;
  return rows.length > 0;
}

export async function updateSecrets({ sql, tenant }: Ctx, id: string, s: Sealed): Promise<void> {
  await sql`update webhook_endpoints set sealed = ${s.sealed}, key_id = ${s.keyId}
             where tenant_id = ${tenant.id} and id = ${id}`;
}

export type Standing = { state: EndpointState; reason: DisabledCause | null; failingSince: Date | null };

export async function updateStanding({ sql, tenant }: Ctx, id: string, s: Standing): Promise<void> {
  await sql`
    update webhook_endpoints set state = ${s.state}, reason = ${s.reason}, failing_since = ${s.failingSince}
     where tenant_id = ${tenant.id} and id = ${id}`;
}

/** Takes an endpoint away for good; its log stays until it is old. */
export async function markRemoved({ sql, tenant, now }: Ctx, id: string, s: Sealed): Promise<void> {
  await sql`
    update webhook_endpoints set removed_at = ${now}, sealed = ${s.sealed}, key_id = ${s.keyId}
     where tenant_id = ${tenant.id} and id = ${id}`;
}

export type NewDelivery = { id: string; endpointId: string; eventId: string; state: 'waiting' | 'dropped' };

/** Written in the order given, which is the order in which they go out; an event is told to an endpoint once. */
export async function insertDeliveries(sql: Sql, tenantId: string, rows: NewDelivery[]): Promise<void> {
  await sql`
    insert into webhook_deliveries (tenant_id, id, endpoint_id, event_id, event_type, object_id, sequence, state,
                                    attempts, created_at)
    select ${tenantId}, n.id, n.endpoint_id, e.id, e.type, e.object_id, e.sequence, n.state, 0, e.created_at
      from unnest(${rows.map((r) => r.id)}::text[], ${rows.map((r) => r.endpointId)}::text[],
                  ${rows.map((r) => r.eventId)}::text[], ${rows.map((r) => r.state)}::text[])
             with ordinality as n(id, endpoint_id, event_id, state, nth)
      join events e on e.tenant_id = ${tenantId} and e.id = n.event_id
     order by n.nth
    on conflict (tenant_id, endpoint_id, event_id) do nothing`;
}

/** Writes what came of attempts, each only onto the delivery as it was when the attempt began; answers how many. */
export async function updateAttempted(
  { sql, tenant, now }: Ctx,
  endpointId: string,
  attempted: readonly Attempted[],
): Promise<number> {
  const rows = attempted.map((a) => ({ ...a, nextAttemptAt: a.nextAttemptAt?.toISOString() ?? null }));
  const done = await sql`
    update webhook_deliveries d
       set state = r.state, attempts = r.attempt, next_attempt_at = r."nextAttemptAt", last_attempt_at = ${now},
           last_status = r.status, took_ms = r."tookMs", excerpt = r.excerpt
      from jsonb_to_recordset(${rows as never}::jsonb)
             as r("deliveryId" text, attempt int, state text, "nextAttemptAt" timestamptz, status int, "tookMs" int,
                  excerpt text)
     where d.tenant_id = ${tenant.id} and d.endpoint_id = ${endpointId} and d.id = r."deliveryId"
       and d.state = 'waiting' and d.attempts = r.attempt - 1`;
  return done.count;
}

/** Lets one delivery go out again from the first attempt on; false when the endpoint has none of that id. */
export async function resetDelivery(
  { sql, tenant }: Ctx,
  endpointId: string,
  deliveryId: string,
): Promise<boolean> {
  const rows = await sql`
    update webhook_deliveries set state = 'waiting', attempts = 0, next_attempt_at = null
     where tenant_id = ${tenant.id} and endpoint_id = ${endpointId} and id = ${deliveryId} returning 1`;
  return rows.length > 0;
}

/** Lets what failed or was dropped since a time go out again, the oldest first; answers how many. */
export async function resetLost(
  { sql, tenant }: Ctx,
  endpointId: string,
  o: { since: Date; limit: number },
): Promise<number> {
  const done = await sql`
    update webhook_deliveries set state = 'waiting', attempts = 0, next_attempt_at = null
     where tenant_id = ${tenant.id} and id in (
       select id from webhook_deliveries
        where tenant_id = ${tenant.id} and endpoint_id = ${endpointId} and state in ('failed', 'dropped')
          and created_at >= ${o.since}
        order by position limit ${o.limit})`;
  return done.count;
}

/** Drops what waits for endpoints that are disabled or removed; answers how many. */
export async function dropWaiting({ sql, tenant }: Ctx, limit: number): Promise<number> {
  const done = await sql`
    update webhook_deliveries set state = 'dropped', next_attempt_at = null
     where tenant_id = ${tenant.id} and id in (
       select d.id from webhook_endpoints w
         join webhook_deliveries d on d.tenant_id = w.tenant_id and d.endpoint_id = w.id and d.state = 'waiting'
        where w.tenant_id = ${tenant.id} and (w.state = 'disabled' or w.removed_at is not null) limit ${limit})`;
  return done.count;
}

/** Forgets deliveries from before a time, and removed endpoints that have none left; answers how many. */
export async function deleteOld({ sql, tenant }: Ctx, before: Date, limit: number): Promise<number> {
  const done = await sql`
    delete from webhook_deliveries where tenant_id = ${tenant.id} and id in (
      select id from webhook_deliveries where tenant_id = ${tenant.id} and created_at < ${before}
       order by created_at limit ${limit})`;
  await sql`
    delete from webhook_endpoints w
     where tenant_id = ${tenant.id} and removed_at < ${before}
       and not exists (select 1 from webhook_deliveries d where d.tenant_id = w.tenant_id and d.endpoint_id = w.id)`;
  return done.count;
}
