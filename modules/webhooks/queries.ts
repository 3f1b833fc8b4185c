import type { Ctx } from '#core/context.ts';
import type { Sql } from '#db/client.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import type { TellableEvent } from './payload.ts';
import type { DeliveryState, DeliveryView, DisabledCause, EndpointState, EndpointView } from './schema.ts';
import type { Sealed } from './secrets.ts';

export async function countEndpoints({ sql, tenant }: Ctx): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from webhook_endpoints where tenant_id = ${tenant.id} and removed_at is null`;
  return row?.n ?? 0;
}

type EndpointRow = Omit<EndpointView, 'failingSince' | 'createdAt'> & { failing: Date | null; created: Date };

export async function selectEndpoints(
  { sql, tenant }: Ctx,
  input: { cursor?: string | undefined; limit: number },
): Promise<Page<EndpointView>> {
  const after = decodeCursor(input.cursor, ['text']);
  const rows = await sql<EndpointRow[]>`
    select id as "endpointId", url, types, state, reason, at_once as "atOnce", failing_since as failing,
           created_at as created
      from webhook_endpoints
     where tenant_id = ${tenant.id} and removed_at is null ${after ? sql`and id < ${after[0]}` : sql``}
     order by id desc limit ${input.limit + 1}`;
  const items = rows.map(({ failing, created, ...r }) => ({
    ...r,
    failingSince: failing?.toISOString() ?? null,
    createdAt: created.toISOString(),
  }));
  return toPage(items, input.limit, (r) => [r.endpointId]);
}

export type Listener = { id: string; types: string[]; state: EndpointState };

/** Everybody of a tenant who may want to be told. */
export async function selectListeners(sql: Sql, tenantId: string): Promise<Listener[]> {
  return sql<Listener[]>`
    select id, types, state from webhook_endpoints where tenant_id = ${tenantId} and removed_at is null order by id`;
}

export type StoredEndpoint = Sealed & {
  url: string;
  state: EndpointState;
  reason: DisabledCause | null;
  atOnce: number;
};

/** An endpoint that is not removed. */
export async function selectEndpoint({ sql, tenant }: Ctx, id: string): Promise<StoredEndpoint | null> {
  const [row] = await sql<StoredEndpoint[]>`
    select url, state, reason, sealed, key_id as "keyId", at_once as "atOnce"
      from webhook_endpoints where tenant_id = ${tenant.id} and id = ${id} and removed_at is null`;
  return row ?? null;
}

export type DueDelivery = TellableEvent & { deliveryId: string; eventId: string; attempts: number };

/** What an endpoint is to be told now, in the order in which it happened. */
export async function selectDue(
  { sql, tenant, now }: Ctx,
  endpointId: string,
  limit: number,
): Promise<DueDelivery[]> {
  return sql<DueDelivery[]>`
    select d.id as "deliveryId", d.event_id as "eventId", d.attempts, e.type, e.object_type as "objectType",
           e.object_id as "objectId", e.sequence, e.data, e.created_at as "createdAt"
      from webhook_deliveries d join events e on e.tenant_id = d.tenant_id and e.id = d.event_id
     where d.tenant_id = ${tenant.id} and d.endpoint_id = ${endpointId} and d.state = 'waiting'
       and (d.next_attempt_at is null or d.next_attempt_at <= ${now})
     order by d.position limit ${limit}`;
}

type DeliveryRow = Omit<DeliveryView, 'nextAttemptAt' | 'lastAttemptAt' | 'createdAt'> & {
  position: bigint;
  next: Date | null;
  last: Date | null;
  created: Date;
};
type Asked = {
  endpointId: string;
  state?: DeliveryState | undefined;
  type?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** The log of an endpoint, newest first. */
export async function selectDeliveries({ sql, tenant }: Ctx, input: Asked): Promise<Page<DeliveryView>> {
  const after = decodeCursor(input.cursor, ['amount']);
  const rows = await sql<DeliveryRow[]>`
    select id as "deliveryId", event_id as "eventId", event_type as type, object_id as "objectId", sequence, state,
           attempts, next_attempt_at as next, last_attempt_at as last, last_status as "lastStatus",
           took_ms as "tookMs", excerpt, created_at as created, position
      from webhook_deliveries
     where tenant_id = ${tenant.id} and endpoint_id = ${input.endpointId}
       ${input.state ? sql`and state = ${input.state}` : sql``}
       ${input.type ? sql`and event_type = ${input.type}` : sql``}
       ${after ? sql`and position < ${after[0]}` : sql``}
     order by position desc limit ${input.limit + 1}`;
  const { items, nextCursor } = toPage(rows, input.limit, (r) => [String(r.position)]);
  return { items: items.map(toView), nextCursor };
}

const toView = ({ position: _, next, last, created, ...r }: DeliveryRow): DeliveryView => ({
  ...r,
  nextAttemptAt: next?.toISOString() ?? null,
  lastAttemptAt: last?.toISOString() ?? null,
  createdAt: created.toISOString(),
});
