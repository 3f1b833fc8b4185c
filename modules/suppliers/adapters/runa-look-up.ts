import { listRunaOrders, readRunaOrder } from '#integrations/runa/client.ts';
import { type RunaOrder, runaOrder, runaOrderPage } from '#integrations/runa/wire.ts';
import { unknown } from '../answers.ts';
import type { Lookup, Supplier } from '../port.ts';
import { outcomeAtRuna } from './runa-outcome.ts';
import type { RunaAccount } from './runa-payout.ts';

type Asked = Parameters<Supplier['status']>[1];
type Found = { order: RunaOrder } | { trouble: Lookup };

const MOST_PAGES = 20;

/** Runa cannot be asked for a key, so without its id an order is looked for among all of them. */
export async function foundAtRuna(account: RunaAccount | null, asked: Asked): Promise<Lookup> {
  if (!account) return unknown('This order cannot be looked up at Runa.');
  const id = asked.supplierReference ?? (await idListed(account, asked.reference));
  if (typeof id !== 'string') return id;
  const read = await readOne(account, id);
  return 'trouble' in read ? read.trouble : outcomeAtRuna(account, read.order, asked);
}

/** Runa takes an order back in its portal only; an order that failed or a payout cancelled there gives no code. */
export async function cancelledAtRuna(
  account: RunaAccount | null,
  { reference, supplierReference }: Pick<Asked, 'reference' | 'supplierReference'>,
): ReturnType<Supplier['cancel']> {
  if (!account) return 'not-cancelled';
  const id = supplierReference ?? (await idListed(account, reference));
  if (typeof id !== 'string') return id.kind === 'not-found' ? 'not-cancelled' : 'unknown';
  const read = await readOne(account, id);
  if ('trouble' in read) return 'unknown';
  const { status, items } = read.order;
  const over = items?.length && items.every(({ payout }) => payout.status === 'CANCELLED');
  return status === 'FAILED' || over ? 'cancelled' : 'not-cancelled';
}

async function readOne(account: RunaAccount, id: string): Promise<Found> {
  const answer = await readRunaOrder(account, id);
  const order = 'failed' in answer || answer.status !== 200 ? null : runaOrder.safeParse(answer.json).data;
  const known = { accepted: true, supplierReference: id };
  return order?.id === id ? { order } : { trouble: unknown('Runa did not show the order.', known) };
}

/**
 * The id of the order with our description. Only a list that was read to its end, with nothing under way that could
 * be ours, says that there is none.
 */
async function idListed(account: RunaAccount, reference: string): Promise<string | Lookup> {
  let after: string | null = null;
  let working = false;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await listRunaOrders(account, after);
    const list =
      'failed' in answer || answer.status !== 200 ? null : runaOrderPage.safeParse(answer.json).data;
    if (!list) return unknown('Runa did not show its orders.');
    const ours = list.items.find(({ description }) => description === reference);
    if (ours) return ours.id;
    working ||= list.items.some(({ status }) => status === 'PROCESSING');
    const next = list.pagination.cursors?.after ?? null;
    if (next === null || list.items.length === 0) {
      return working ? unknown('Runa works on orders that it does not name yet.') : { kind: 'not-found' };
    }
    if (next === after) return unknown('Runa shows the same orders again.');
    after = next;
  }
  return unknown('Runa has too many orders to look through.');
}
