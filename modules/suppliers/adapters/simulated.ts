import type { HttpAnswer } from '#integrations/http.ts';
import {
  cancelOrder,
  findOrder,
  placeOrder,
  readBalances,
  readCatalogue,
  simulatedBalances,
  simulatedCatalogue,
  simulatedError,
  simulatedOrder,
} from '#integrations/simulated/client.ts';
import { rejected, retryAfter, unanswered, unknown } from '../answers.ts';
import type { Lookup, Outcome, RejectReason, Supplier, SupplierAccess } from '../port.ts';

const REFUSALS: Readonly<Record<string, RejectReason>> = {
  out_of_stock: 'out_of_stock',
  not_sold_here: 'not_sold_here',
  insufficient_funds: 'insufficient_funds',
  wrong_key: 'credentials',
  invalid: 'invalid',
  refused: 'refused',
};

const accessOf = ({ baseUrl, credentials, timeoutMs }: SupplierAccess) => ({
  baseUrl,
  apiKey: credentials['apiKey'] ?? '',
  timeoutMs,
});

/** The supplier of sandboxes: an HTTP server of our own that fails on demand (docs/suppliers.md). */
export const simulated: Supplier = {
  kind: 'simulated',
  remembersHours: 24,
  order: async (access, order) => {
    const answer = await placeOrder(accessOf(access), {
      reference: order.reference,
      sku: order.sku,
      denomination: order.denomination.toString(),
      currency: order.currency,
      country: order.country,
      recipient_email: order.recipient.email,
    });
    return 'failed' in answer ? unanswered(answer) : outcomeOf(answer);
  },
  status: async (access, { reference }): Promise<Lookup> => {
    const answer = await findOrder(accessOf(access), reference);
    if ('failed' in answer) return unknown(`The look-up was not answered (${answer.reason}).`);
    if (answer.status === 404 && errorOf(answer) === 'no_such_order') return { kind: 'not-found' };
    const known = simulatedOrder.safeParse(answer.json);
    return known.success ? outcomeOf(answer) : unknown(`The look-up was answered with ${answer.status}.`);
  },
  cancel: async (access, { reference }) => {
    const answer = await cancelOrder(accessOf(access), reference);
    if ('failed' in answer) return 'unknown';
    const order = simulatedOrder.safeParse(answer.json);
    if (order.success) return order.data.status === 'cancelled' ? 'cancelled' : 'not-cancelled';
    return answer.status === 404 || answer.status === 409 ? 'not-cancelled' : 'unknown';
  },
  availability: async (access, { sku }) => {
    const products = await simulated.catalogue(access);
    if (products.length === 0) return 'unknown';
    return products.some((p) => p.sku === sku && p.available) ? 'available' : 'unavailable';
  },
  catalogue: async (access) => {
    const answer = await readCatalogue(accessOf(access));
    const parsed = simulatedCatalogue.safeParse('failed' in answer ? null : answer.json);
    if (!parsed.success) return [];
    return parsed.data.products.map(({ cost_basis_points, type, values, ...rest }) => {
      const sorted = values.map(BigInt).sort((a, b) => (a < b ? -1 : 1));
      const [min = 0n, max = 0n] = [sorted[0], sorted.at(-1)];
      const denominations = type === 'fixed' ? sorted : [];
      return {
        ...rest,
        denominationType: type,
        denominations,
        min,
        max,
        costBasisPoints: cost_basis_points,
      };
    });
  },
  balance: async (access) => {
    const answer = await readBalances(accessOf(access));
    const parsed = simulatedBalances.safeParse('failed' in answer ? null : answer.json);
    if (!parsed.success) return [];
    return parsed.data.balances.map((b) => ({ amount: BigInt(b.amount), currency: b.currency }));
  },
};

function errorOf(answer: HttpAnswer): string | null {
  const parsed = simulatedError.safeParse(answer.json);
  return parsed.success ? parsed.data.error : null;
}

/** Only an error that this supplier is known to give before it takes an order is a refusal. */
function outcomeOf(answer: HttpAnswer): Outcome {
  const order = simulatedOrder.safeParse(answer.json);
  if (!order.success) {
    const error = errorOf(answer);
    if (answer.status === 429) return retryAfter('The supplier is busy.', answer.headers['retry-after']);
    const reason = answer.status < 500 && error ? REFUSALS[error] : undefined;
    return reason ? rejected(reason, `The supplier said ${error}.`) : unknown(`Answered ${answer.status}.`);
  }
  const { status, voucher, order_id, cost } = order.data;
  if (status === 'refused' || status === 'cancelled')
    return rejected('refused', `The order ended as ${status}.`);
  if (status === 'processing' || !voucher) {
    return unknown('The supplier works on it.', { accepted: true, supplierReference: order_id });
  }
  return {
    kind: 'issued',
    voucher: { code: voucher.code, pin: voucher.pin, url: null, expiresOn: voucher.expires_on },
    supplierReference: order_id,
    cost: cost ? { amount: BigInt(cost.amount), currency: cost.currency } : null,
  };
}
