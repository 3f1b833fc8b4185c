import { enqueue } from '#core/jobs.ts';
import type { StoredEvent, Subscription } from '#core/outbox.ts';
import type { Sql } from '#db/client.ts';

function queue(task: string, otherwise = 'not paid'): Subscription {
  return async (sql: Sql, event: StoredEvent) => {
    const { orderId, cause } = event.data;
    if (typeof orderId !== 'string') return;
    const data = { orderId, cause: String(cause ?? otherwise) };
    await enqueue(sql, task, { tenantId: event.tenantId, requestId: event.requestId, data });
  };
}

/** What happens to a card payment moves its order on. */
export const orderSubscriptions: ReadonlyMap<string, Subscription> = new Map([
  ['payment.authorised', queue('orders.paymentAuthorised')],
  ['payment.failed', queue('orders.paymentFailed')],
  ['payment.cancelled', queue('orders.paymentFailed')],
  ['payment.capture_refused', queue('orders.cardTrouble', 'capture refused')],
  ['payment.refund_refused', queue('orders.cardTrouble', 'refund refused')],
  ['payment.disputed', queue('orders.cardTrouble', 'disputed')],
]);
