import { findTangoOrders, readTangoOrder, type TangoAccess } from '#integrations/tango/client.ts';
import { externalRefOf } from '#integrations/tango/external-ref.ts';
import { type TangoOrder, tangoOrder, tangoOrderList } from '#integrations/tango/wire.ts';
import { unknown } from '../answers.ts';
import type { Lookup, Supplier } from '../port.ts';
import { outcomeAtTango } from './tango-outcome.ts';

type Asked = Parameters<Supplier['status']>[1];
type Found = { order: TangoOrder } | { trouble: Lookup };

/** Trouble with looking is never an answer about the order, so everything but an order is unknown here. */
export async function foundAtTango(access: TangoAccess | null, asked: Asked): Promise<Lookup> {
  const externalRefID = externalRefOf(asked.reference);
  if (!access || !externalRefID) return unknown('This order cannot be looked up at Tango.');
  let id = asked.supplierReference;
  if (id === null) {
    const listed = await findListed(access, externalRefID);
    if ('trouble' in listed) return listed.trouble;
    if (listed.order.status !== 'COMPLETE') return outcomeAtTango(listed.order, { ...asked, externalRefID });
    id = listed.order.referenceOrderID;
  }
  // The list leaves credentials out.
  const read = await readOne(access, id);
  return 'trouble' in read ? read.trouble : outcomeAtTango(read.order, { ...asked, externalRefID });
}

/** Tango's document has no way to take an order back; only one that failed will never give a code. */
export async function cancelledAtTango(
  access: TangoAccess | null,
  asked: Pick<Asked, 'reference' | 'supplierReference'>,
): ReturnType<Supplier['cancel']> {
  const externalRefID = externalRefOf(asked.reference);
  if (!access || !externalRefID) return 'not-cancelled';
  const found = asked.supplierReference
    ? await readOne(access, asked.supplierReference)
    : await findListed(access, externalRefID);
  if ('trouble' in found) return found.trouble.kind === 'not-found' ? 'not-cancelled' : 'unknown';
  return found.order.status === 'FAILED' ? 'cancelled' : 'not-cancelled';
}

async function findListed(access: TangoAccess, externalRefID: string): Promise<Found> {
  const answer = await findTangoOrders(access, externalRefID);
  const list =
    'failed' in answer || answer.status !== 200 ? null : tangoOrderList.safeParse(answer.json).data;
  if (!list) return { trouble: unknown('Tango did not show its orders.') };
  const [order, second] = list.orders.filter((row) => row.externalRefID === externalRefID);
  if (order && !second) return { order };
  if (second)
    return { trouble: unknown('Tango has several orders under one reference.', { accepted: true }) };
  // Other people's orders mean that it did not search for the reference at all.
  return {
    trouble:
      list.orders.length === 0 ? { kind: 'not-found' } : unknown('Tango did not search for the order.'),
  };
}

async function readOne(access: TangoAccess, id: string): Promise<Found> {
  const answer = await readTangoOrder(access, id);
  const order = 'failed' in answer || answer.status !== 200 ? null : tangoOrder.safeParse(answer.json).data;
  const known = { accepted: true, supplierReference: id, askAgainSeconds: 5 };
  return order?.referenceOrderID === id
    ? { order }
    : { trouble: unknown('Tango did not show the order.', known) };
}
