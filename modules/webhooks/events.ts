/**
 * The events that leave, and of their data the fields that may: what is not named here stays inside. Ids, amounts
 * and states; never a code, a PIN, a credential, an address, or words that a person typed.
 */
export const PUBLIC_EVENTS = {
  'budget.allocated': ['amount', 'transferId'],
  'budget.closed': [],
  'budget.created': [],
  'budget.frozen': [],
  'budget.limit_set': ['limit'],
  'budget.moved': ['fromId', 'toId', 'amount', 'transferId'],
  'budget.rolled_over': ['period', 'returned'],
  'budget.taken_back': ['amount', 'transferId'],
  'budget.unfrozen': [],
  'listing.hidden': [],
  'listing.shown': [],
  'member.added': [],
  'member.disabled': [],
  'order.cancelled': ['pointsBack'],
  'order.failed': ['issued', 'lost', 'pointsBack'],
  'order.fulfilled': ['voucherIds', 'issued', 'lost', 'pointsBack'],
  'order.fulfilling': [],
  'order.late_code': ['unit'],
  'order.on_hold': [],
  'order.paid': ['points', 'card', 'from', 'held'],
  'order.partially_fulfilled': ['issued', 'lost', 'pointsBack'],
  'order.placed': ['channel', 'points', 'quantity'],
  'order.refunded': ['units', 'points', 'cardAmount'],
  'order.released': [],
  'order.resent': [],
  'order.unit_cancelled': ['unit', 'productId'],
  'order.unit_failed': ['unit', 'productId'],
  'order.unit_frozen': ['unit'],
  'order.unit_issued': ['unit', 'voucherId'],
  'order.voucher_replaced': ['voucherId', 'newVoucherId'],
  'payment.authorised': ['orderId', 'amount', 'currency'],
  'payment.cancelled': ['orderId', 'amount', 'currency'],
  'payment.captured': ['orderId', 'amount', 'currency'],
  'payment.disputed': ['orderId', 'currency', 'dispute'],
  'payment.failed': ['orderId', 'amount', 'currency', 'cause'],
  'payment.refunded': ['orderId', 'amount', 'currency', 'refunded'],
  'points.cancelled': ['memberId', 'points'],
  'points.expired': ['points'],
  'points.expiring': ['points', 'expiresAt'],
  'points.funded': ['points'],
  'points.granted': ['memberId', 'points'],
  'points.passed_on': ['memberId', 'points', 'transferId'],
  'stock.generated': ['count'],
  'stock.uploaded': ['accepted', 'refused'],
  'supplier.alert_closed': ['cause', 'subject'],
  'supplier.alert_raised': ['cause', 'subject'],
  'supplier.catalogue_synced': ['runId', 'added', 'removed', 'changed'],
  'voucher.expired': ['amount', 'currency'],
  'voucher.redeemed': [],
  'voucher.replaced': ['replacedBy'],
  'voucher.revealed': ['voucherId'],
  'voucher.revoked': [],
  'voucher.spent': ['redemptionId', 'amount', 'currency', 'balance'],
  'voucher.unredeemed': [],
  'voucher.unspent': ['redemptionId', 'amount', 'currency', 'balance'],
  'webhook.disabled': ['cause'],
  'webhook.test': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PublicEvent = keyof typeof PUBLIC_EVENTS;

/** Goes to the one endpoint that it names, whatever that one has asked for. */
export const TEST_EVENT = 'webhook.test' satisfies PublicEvent;

export function isPublic(type: string): type is PublicEvent {
  return Object.hasOwn(PUBLIC_EVENTS, type);
}
