import { randomInt } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { DoubleAnswer, SupplierFault } from './supplier-faults.ts';

type Card = { cardNumber: string; cardPin: string };
type Order = {
  orderId: string;
  body: object;
  status: 'PROCESSING' | 'COMPLETE' | 'CANCELED';
  left: number;
  card: Card;
  price: number;
  /** Its answer never arrived, so it may be reversed. */
  spoilt: boolean;
  reversing: boolean;
};
type Placing = {
  refno: string;
  price: number;
  body: object;
  fault: SupplierFault | null;
  lateLookUps: number;
};

const digits = (length: number) => Array.from({ length }, () => randomInt(10)).join('');
const newCard = (): Card => ({ cardNumber: `9${digits(18)}`, cardPin: digits(6) });
export const woohooError = (status: number, code: number, message: string): DoubleAnswer => ({
  status,
  body: { code, message, messages: [], additionalTxnFields: [] },
});
const missing = woohooError(400, 5320, 'Order not available');

/** Woohoo's orders by refno, which it takes once. */
export function woohooBooks() {
  const orders = new Map<string, Order>();
  let lastCard = newCard();

  function accept({ refno, price, body, fault, lateLookUps }: Placing): DoubleAnswer {
    const late = fault === 'deliver-late';
    lastCard = fault === 'repeat-code' ? lastCard : newCard();
    const order: Order = {
      orderId: `WHO${digits(9)}`,
      body,
      status: late ? 'PROCESSING' : 'COMPLETE',
      left: late ? lateLookUps : 0,
      card: lastCard,
      price,
      spoilt: fault !== null && !['deliver-late', 'repeat-code'].includes(fault),
      reversing: false,
    };
    orders.set(refno, order);
    const { status, orderId } = order;
    if (late) return { status: 202, body: { status, orderId, refno, payments: [{ code: 'svc' }] } };
    return {
      status: 201,
      body: { status, orderId, refno, payments: [{ code: 'svc' }], cards: [cardOf(order)] },
    };
  }

  function statusOf(refno: string): DoubleAnswer {
    const order = orders.get(refno);
    if (!order) return missing;
    if (order.reversing) order.status = 'CANCELED';
    else if (order.status === 'PROCESSING' && order.left-- <= 0) order.status = 'COMPLETE';
    const { status, orderId } = order;
    return { status: 200, body: { status, statusLabel: status, orderId, refno } };
  }

  function cardsOf(orderId: string): DoubleAnswer {
    const [refno, order] = [...orders].find(([, o]) => o.orderId === orderId) ?? [];
    if (!order) return woohooError(400, 400, "This order id isn't valid");
    if (order.status === 'PROCESSING') return { status: 409, body: { state: 'PROCESSING', orderId, refno } };
    if (order.status === 'CANCELED') return { status: 410, body: { state: 'CANCELED', orderId, refno } };
    return { status: 200, body: { cards: [cardOf(order)], total_cards: 1, deliveryMode: 'API' } };
  }

  /** Accepted for an order whose answer did not arrive, when asked with the order's own body; done later. */
  function reverse(refno: string, body: object): DoubleAnswer {
    const order = orders.get(refno);
    if (!order) return missing;
    if (!isDeepStrictEqual(body, order.body)) {
      return woohooError(400, 10466, 'Reversal request is not matching with original request');
    }
    const { orderId } = order;
    if (order.status === 'CANCELED') {
      const message = 'Order has been already cancelled.';
      return {
        status: 200,
        body: { code: 0, message, messages: [], order: { status: 'CANCELED', orderId, refno } },
      };
    }
    if (!order.spoilt) return woohooError(400, 10468, 'Order reversal not allowed');
    order.reversing = true;
    const message = 'Successfully accepted the order for reversal';
    return {
      status: 202,
      body: { code: 0, message, messages: [], order: { status: 'PROCESSING', orderId, refno } },
    };
  }

  return {
    accept,
    statusOf,
    cardsOf,
    reverse,
    has: (refno: string) => orders.has(refno),
    count: () => orders.size,
  };
}

const cardOf = ({ card, price }: Order) => ({
  sku: 'EGCGBTST001',
  productName: 'Testbrand E-Gift Card',
  ...card,
  amount: price.toFixed(2),
  validity: '2027-04-04T18:30:00+00:00',
});
