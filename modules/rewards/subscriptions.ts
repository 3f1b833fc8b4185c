import { enqueue } from '#core/jobs.ts';
import type { StoredEvent, Subscription } from '#core/outbox.ts';
import type { Sql } from '#db/client.ts';

/** Only orders that a reward pays lead anywhere, so all others cost nothing. */
const settle: Subscription = async (sql: Sql, event: StoredEvent) => {
  if (event.data['channel'] !== 'reward') return;
  const { tenantId, requestId } = event;
  await enqueue(sql, 'rewards.settle', { tenantId, requestId, data: { orderId: event.objectId } });
};

/** The end of an order moves the reward on that paid it. */
export const rewardSubscriptions: ReadonlyMap<string, Subscription> = new Map([
  ['order.fulfilled', settle],
  ['order.failed', settle],
  ['order.cancelled', settle],
  ['order.refunded', settle],
]);
