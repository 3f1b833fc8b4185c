import { randomUUID } from 'node:crypto';
import { dispatchOutbox, type StoredEvent } from '#core/outbox.ts';
import { withTenant } from '#db/tenant.ts';
import { forgetEnv } from '#lib/env.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { createEndpoint, fanOut, makeCourier, removeEndpoint, sendTest } from '#modules/webhooks/index.ts';
import { asPlatform, lookingSql, makeTenant, NOW } from '#tests/factories.ts';
import { inVerb } from '#tests/proof-verb.ts';

/** Lets receivers on this machine be told by plain HTTP, as an installation does for its own network. */
export function trustReceivers(...urls: string[]): void {
  process.env['WEBHOOK_TRUSTED_HOSTS'] = urls.map((url) => new URL(url).host).join(',');
  forgetEnv();
}

/** A tenant whose founding is told to nobody. */
export async function makeQuietTenant(): Promise<TenantRef> {
  const tenant = await makeTenant();
  await fanOutAll();
  return tenant;
}

export async function makeEndpoint(tenant: TenantRef, url: string, over: object = {}) {
  return createEndpoint.call(asPlatform(tenant), { url, ...over });
}

/** One endpoint with a delivery that waits, and one that was removed. */
export async function makeWebhooks(tenant: TenantRef) {
  const url = () => `https://hooks.example.com/${randomUUID()}`;
  const { endpointId } = await makeEndpoint(tenant, url());
  const removed = await makeEndpoint(tenant, url());
  await removeEndpoint.call(asPlatform(tenant), { endpointId: removed.endpointId });
  await sendTest.call(asPlatform(tenant), { endpointId });
  const [event] = await lookingSql()<StoredEvent[]>`
    select id, tenant_id as "tenantId", type, object_type as "objectType", object_id as "objectId", sequence,
           request_id as "requestId", data
      from events where tenant_id = ${tenant.id} and object_id = ${endpointId}`;
  if (event) await withTenant(tenant.id, (sql) => fanOut(sql, tenant.id, [event]));
  const [row] = await lookingSql()<{ id: string }[]>`
    select id from webhook_deliveries where tenant_id = ${tenant.id} and endpoint_id = ${endpointId}`;
  return {
    webhookEndpointId: endpointId,
    webhookDeliveryId: row?.id ?? '',
    removedWebhookId: removed.endpointId,
  };
}

/** Something that happens to an object: so many events, in order, each in a transaction of its own or all in one. */
export async function happen(
  tenant: TenantRef,
  objectId: string,
  o: { times: number; type?: string; data?: object; now?: Date },
): Promise<void> {
  const caller = { ...asPlatform(tenant), now: o.now ?? NOW };
  await inVerb(caller, async (ctx) => {
    for (let n = 0; n < o.times; n += 1) {
      ctx.emit({ type: o.type ?? 'order.fulfilling', objectType: 'proof', objectId, data: o.data ?? {} });
    }
  });
}

/** Takes everything off the outbox, as the worker does. */
export async function fanOutAll(): Promise<void> {
  while ((await dispatchOutbox(new Map(), [fanOut])) > 0);
}

/** Sends what is due at a time until nothing is. */
export async function deliverAll(now = NOW): Promise<void> {
  const courier = makeCourier(() => now);
  do await courier.idle();
  while ((await courier.round()) > 0);
}

export type DeliveryRow = {
  eventId: string;
  state: string;
  attempts: number;
  nextAttemptAt: Date | null;
  lastStatus: number | null;
  excerpt: string | null;
};

/** The log of an endpoint in order, read past row security. */
export function deliveriesOf(endpointId: string): Promise<DeliveryRow[]> {
  return lookingSql()<DeliveryRow[]>`
    select event_id as "eventId", state, attempts, next_attempt_at as "nextAttemptAt", last_status as "lastStatus",
           excerpt
      from webhook_deliveries where endpoint_id = ${endpointId} order by position`;
}
