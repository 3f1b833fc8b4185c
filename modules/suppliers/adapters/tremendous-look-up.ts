import {
  cancelTremendousReward,
  findTremendousOrders,
  readTremendousOrder,
  type TremendousAccess,
} from '#integrations/tremendous/client.ts';
import { type TremendousOrder, tremendousOrder, tremendousOrders } from '#integrations/tremendous/wire.ts';
import { unknown } from '../answers.ts';
import type { Lookup, Supplier } from '../port.ts';
import { outcomeAtTremendous } from './tremendous-outcome.ts';

type Asked = Parameters<Supplier['status']>[1];
type Found = { order: TremendousOrder } | { trouble: Lookup };

/** Trouble with looking is never an answer about the order, so everything but an order is unknown here. */
export async function foundAtTremendous(access: TremendousAccess | null, asked: Asked): Promise<Lookup> {
  if (!access) return unknown('This order cannot be looked up at Tremendous.');
  const found = await find(access, asked);
  return 'trouble' in found ? found.trouble : outcomeAtTremendous(access, found.order, asked);
}

/** Tremendous takes a reward back that nobody has redeemed, and not every one of those. */
export async function cancelledAtTremendous(
  access: TremendousAccess | null,
  asked: Pick<Asked, 'reference' | 'supplierReference'>,
): ReturnType<Supplier['cancel']> {
  if (!access) return 'not-cancelled';
  const found = await find(access, asked);
  if ('trouble' in found) return found.trouble.kind === 'not-found' ? 'not-cancelled' : 'unknown';
  const { status, rewards } = found.order;
  if (status === 'CANCELED' || status === 'FAILED') return 'cancelled';
  const [reward, second] = rewards ?? [];
  if (!reward || second) return 'not-cancelled';
  const answer = await cancelTremendousReward(access, reward.id);
  if ('failed' in answer) return 'unknown';
  if (answer.status === 200) return 'cancelled';
  return [403, 404, 409, 422].includes(answer.status) ? 'not-cancelled' : 'unknown';
}

function find(access: TremendousAccess, asked: Pick<Asked, 'reference' | 'supplierReference'>) {
  const { reference, supplierReference } = asked;
  return supplierReference === null ? findListed(access, reference) : readOne(access, supplierReference);
}

async function findListed(access: TremendousAccess, reference: string): Promise<Found> {
  const answer = await findTremendousOrders(access, reference);
  const list =
    'failed' in answer || answer.status !== 200 ? null : tremendousOrders.safeParse(answer.json).data;
  if (!list) return { trouble: unknown('Tremendous did not show its orders.') };
  const [order, second] = list.orders.filter(({ external_id }) => external_id === reference);
  const known = { accepted: true };
  if (second) return { trouble: unknown('Tremendous has several orders under one reference.', known) };
  if (order) return { order };
  // Other people's orders mean that it did not search for the reference at all.
  const searched = list.orders.length === 0;
  return { trouble: searched ? { kind: 'not-found' } : unknown('Tremendous did not search for the order.') };
}

async function readOne(access: TremendousAccess, id: string): Promise<Found> {
  const answer = await readTremendousOrder(access, id);
  const order =
    'failed' in answer || answer.status !== 200 ? null : tremendousOrder.safeParse(answer.json).data?.order;
  const known = { accepted: true, supplierReference: id };
  return order?.id === id ? { order } : { trouble: unknown('Tremendous did not show the order.', known) };
}
