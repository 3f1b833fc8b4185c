import type { Watcher } from '#core/outbox.ts';
import { newId } from '#lib/id.ts';
import { isPublic, TEST_EVENT } from './events.ts';
import { type Listener, selectListeners } from './queries.ts';
import { enqueueEndpoints } from './queue-store.ts';
import { insertDeliveries } from './store.ts';

/**
 * Writes who is to be told of what, in the transaction that takes the events off the outbox: a delivery exists exactly
 * if its event was taken. Internal events are told to nobody.
 */
export const fanOut: Watcher = async (sql, tenantId, events) => {
  const tellable = events.filter((event) => isPublic(event.type));
  if (tellable.length === 0) return;
  const listeners = await selectListeners(sql, tenantId);
  const told = tellable.flatMap((event) =>
    listeners.filter((l) => wants(l, event)).map((l) => ({ listener: l, eventId: event.id })),
  );
  if (told.length === 0) return;
  const rows = told.map(({ listener, eventId }) => ({
    id: newId('webhookDelivery'),
    endpointId: listener.id,
    eventId,
    state: listener.state === 'disabled' ? ('dropped' as const) : ('waiting' as const),
  }));
  await insertDeliveries(sql, tenantId, rows);
  const toServe = told.map((t) => t.listener).filter((l) => l.state === 'active');
  await enqueueEndpoints(sql, tenantId, [...new Set(toServe.map((l) => l.id))]);
};

function wants(listener: Listener, event: { type: string; objectId: string }): boolean {
  if (event.type === TEST_EVENT) return listener.id === event.objectId;
  return listener.types.length === 0 || listener.types.includes(event.type);
}
