import { enqueue } from '#core/jobs.ts';
import type { Subscription } from '#core/outbox.ts';

/** Queues what tells devices of a fact; what the fact says goes along, and no fact says a code. */
const pushed: Subscription = async (sql, { type, objectId, data, tenantId, requestId }) => {
  const fields = { type, objectId, facts: JSON.stringify(data) };
  await enqueue(sql, 'push.announce', { tenantId, requestId, data: fields });
};

/** Facts that devices are told of. */
export const pushSubscriptions: ReadonlyMap<string, Subscription> = new Map(
  [
    'points.granted',
    'points.expiring',
    'voucher.expiring',
    'order.fulfilled',
    'order.partially_fulfilled',
    'order.failed',
    'reward.granted',
    'reward.expiring',
    'recognition.given',
    'recognition.given_privately',
  ].map((type) => [type, pushed]),
);
