import type { OrderDetail } from '#modules/orders/schema.ts';

export const ORDER_ACTS = ['resend', 'refund', 'cancel', 'hold', 'release'] as const;
export type OrderAct = (typeof ORDER_ACTS)[number];

/** What may be done with an order as it stands; the verbs decide again. */
export function actsOn(order: OrderDetail, may: { manage: boolean; refund: boolean }): OrderAct[] {
  const live = order.vouchers.filter((v) => v.state !== 'revoked' && v.state !== 'replaced');
  const untouched = order.units.length > 0 && order.units.every((u) => u.state === 'waiting');
  const busy = order.units.some((u) => u.state === 'asking' || u.state === 'frozen');
  const acts: [OrderAct, boolean][] = [
    ['resend', may.manage && live.length > 0],
    ['refund', may.refund && live.some((v) => v.state !== 'redeemed')],
    ['cancel', may.manage && untouched && order.status !== 'cancelled'],
    ['hold', may.manage && !busy && (order.status === 'paid' || order.status === 'fulfilling')],
    ['release', may.manage && order.status === 'on_hold'],
  ];
  return acts.filter(([, possible]) => possible).map(([act]) => act);
}
