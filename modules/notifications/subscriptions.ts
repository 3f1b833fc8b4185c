import { enqueue } from '#core/jobs.ts';
import type { StoredEvent, Subscription } from '#core/outbox.ts';
import type { Sql } from '#db/client.ts';

function queue(task: string, data: (event: StoredEvent) => Record<string, string> | null): Subscription {
  return async (sql: Sql, event: StoredEvent) => {
    const fields = data(event);
    if (fields)
      await enqueue(sql, task, { tenantId: event.tenantId, requestId: event.requestId, data: fields });
  };
}

const reward = (why: 'granted' | 'again' | 'ending') =>
  queue('mail.reward', (e) => ({ rewardId: e.objectId, why, eventId: e.id }));
/** A letter to everybody whom a post thanks. */
const queueRecognition: Subscription = async (sql, event) => {
  for (const memberId of event.data['receiverIds'] as string[]) {
    const data = { recognitionId: event.objectId, memberId };
    await enqueue(sql, 'mail.recognition', { tenantId: event.tenantId, requestId: event.requestId, data });
  }
};

/** Which facts are worth a letter. */
export const subscriptions: ReadonlyMap<string, Subscription> = new Map([
  ['recognition.given', queueRecognition],
  ['recognition.given_privately', queueRecognition],
  [
    'magic_link.requested',
    queue('mail.magic-link', (e) => ({
      linkId: e.objectId,
      kind: String(e.data['kind']),
      subjectId: String(e.data['subjectId']),
    })),
  ],
  [
    'operator.invited',
    queue('mail.operator-invited', (e) => ({ operatorId: e.objectId, linkId: String(e.data['linkId']) })),
  ],
  ['order.fulfilled', queue('mail.vouchers', (e) => ({ orderId: e.objectId }))],
  ['order.partially_fulfilled', queue('mail.vouchers', (e) => ({ orderId: e.objectId }))],
  [
    'order.failed',
    queue('mail.order-failed', (e) => ({
      orderId: e.objectId,
      pointsBack: String(e.data['pointsBack'] ?? 0),
    })),
  ],
  ['order.resent', queue('mail.vouchers', (e) => ({ orderId: e.objectId, again: 'yes' }))],
  [
    'listing.back_in_stock',
    queue('mail.back-in-stock', (e) => ({
      listingId: e.objectId,
      memberId: String(e.data['memberId']),
      askedAt: String(e.data['askedAt']),
    })),
  ],
  [
    'points.granted',
    queue('mail.points', (e) => ({
      grantId: e.objectId,
      memberId: String(e.data['memberId']),
      points: String(e.data['points']),
      reason: String(e.data['reason']),
    })),
  ],
  [
    'voucher.revealed_to_staff',
    queue('mail.staff-looked', (e) => ({
      orderId: e.objectId,
      voucherId: String(e.data['voucherId']),
      eventId: e.id,
    })),
  ],
  ['reward.granted', reward('granted')],
  ['reward.resent', reward('again')],
  ['reward.expiring', reward('ending')],
  [
    'points.expiring',
    queue('mail.points-ending', (e) => ({
      memberId: e.objectId,
      points: String(e.data['points']),
      expiresAt: String(e.data['expiresAt']),
      days: String(e.data['days']),
    })),
  ],
]);
