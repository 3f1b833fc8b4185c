import { ORDER_CHANNELS, ORDER_SORTS, ORDER_STATUSES, type OrderFilter } from '#modules/orders/schema.ts';
import { oneOf, type Query } from '../href.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;
const dayOf = (text: string | undefined) =>
  text && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;

/** What the URL of the list asks for. What is no filter of its own is left out rather than refused. */
export function readFilter(query: Query): OrderFilter {
  const points = Number(query['points']);
  return {
    q: query['q']?.trim().slice(0, 100) || undefined,
    status: oneOf(ORDER_STATUSES, query['status']),
    channel: oneOf(ORDER_CHANNELS, query['channel']),
    memberId: query['member'],
    productId: query['product'],
    points: Number.isSafeInteger(points) && points > 0 ? points : undefined,
    from: dayOf(query['from']),
    to: dayOf(query['to']),
  };
}

export function readSort(query: Query) {
  return oneOf(ORDER_SORTS, query['sort']) ?? 'newest';
}
