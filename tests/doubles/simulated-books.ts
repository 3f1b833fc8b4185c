import { randomBytes, randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Magic } from './simulated-magic.ts';
import type { DoubleAnswer, SupplierFault } from './supplier-faults.ts';

export const orderBody = z.object({
  reference: z.string().min(1).max(100),
  sku: z.string(),
  denomination: z.string().regex(/^[1-9]\d{0,15}$/),
  currency: z.string().length(3),
  country: z.string().length(2),
  recipient_email: z.email(),
});
export type OrderBody = z.output<typeof orderBody>;

type Order = {
  id: string;
  /** As it came, to tell a repeat from another order under the same reference. */
  body: string;
  status: 'issued' | 'processing' | 'cancelled';
  /** Look-ups until it is issued; null when it never is. */
  left: number | null;
  code: string;
  cost: { amount: string; currency: string };
};
type Accepting = {
  fault: SupplierFault | null;
  magic: Magic | null;
  costBasisPoints: number;
  lateLookUps: number;
};

const KEPT_ORDERS = 100_000;

/** The orders of a simulated supplier, by our reference. */
export function openBooks() {
  const orders = new Map<string, Order>();
  let lastCode = newCode();

  function accept(body: OrderBody, { fault, magic, costBasisPoints, lateLookUps }: Accepting): DoubleAnswer {
    if (orders.size >= KEPT_ORDERS) orders.clear();
    const never = magic !== null && 'never' in magic;
    const late = fault === 'deliver-late';
    lastCode = fault === 'repeat-code' ? lastCode : newCode();
    const amount = (BigInt(body.denomination) * BigInt(costBasisPoints)) / 10_000n;
    orders.set(body.reference, {
      id: `SIM${randomInt(1e9, 1e10)}`,
      body: JSON.stringify(body),
      status: never || late ? 'processing' : 'issued',
      left: never ? null : late ? lateLookUps : 0,
      code: lastCode,
      cost: { amount: amount.toString(), currency: body.currency },
    });
    return show(body.reference, 201);
  }

  function show(reference: string, status = 200): DoubleAnswer {
    const order = orders.get(reference);
    if (!order) return { status: 404, body: { error: 'no_such_order' } };
    const { id, status: state, cost, code } = order;
    const issued = state === 'issued' ? { voucher: { code, pin: null, expires_on: null }, cost } : {};
    return { status, body: { order_id: id, reference, status: state, ...issued } };
  }

  /** A look-up brings a late order one step nearer. */
  function lookUp(reference: string): DoubleAnswer {
    const order = orders.get(reference);
    if (order?.status === 'processing' && order.left !== null) {
      if (order.left <= 0) order.status = 'issued';
      order.left -= 1;
    }
    return show(reference);
  }

  /** Only what is not issued yet can be taken back. */
  function cancel(reference: string): DoubleAnswer {
    const order = orders.get(reference);
    if (order?.status === 'processing') order.status = 'cancelled';
    return show(reference);
  }

  return {
    accept,
    show,
    lookUp,
    cancel,
    has: (reference: string) => orders.has(reference),
    isSame: (body: OrderBody) => orders.get(body.reference)?.body === JSON.stringify(body),
    count: () => orders.size,
    /** Finishes at the next look-up whatever is under way. */
    settle: () => {
      for (const order of orders.values()) if (order.status === 'processing') order.left = 0;
    },
  };
}

function newCode(): string {
  const groups = randomBytes(8).toString('hex').toUpperCase().match(/.{4}/g) ?? [];
  return `SIM-${groups.join('-')}`;
}
