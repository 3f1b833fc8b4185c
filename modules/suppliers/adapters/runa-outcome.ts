import { minorUnits } from '#integrations/decimal.ts';
import type { HttpAnswer } from '#integrations/http.ts';
import { type RunaItem, type RunaOrder, runaError, runaOrder } from '#integrations/runa/wire.ts';
import { errorCode, rejected, retryAfter, unknown } from '../answers.ts';
import type { Cost, Outcome, RejectReason } from '../port.ts';
import { type RunaAccount, redeemedAtRuna } from './runa-payout.ts';

/** What we know of the order that we ask about; a look-up does not know the product. */
export type RunaAsked = { reference: string; sku?: string; denomination: bigint; currency: string };

const REASONS: Readonly<Record<string, RejectReason>> = {
  unauthorized: 'credentials',
  invalid_api_key: 'credentials',
  forbidden: 'credentials',
  insufficient_funds: 'insufficient_funds',
  product_validation_error: 'not_sold_here',
  currency_mismatch: 'invalid',
  validation_error: 'invalid',
  bad_request: 'invalid',
};
/** 4xx that tell of the key or of time, not of the order. */
const OPEN = new Set(['idempotency_validation_error', 'timeout']);

/** What Runa's answer to a new order means. */
export async function placedAtRuna(
  account: RunaAccount,
  answer: HttpAnswer,
  asked: RunaAsked,
): Promise<Outcome> {
  if (answer.status >= 400) return refusal(answer);
  const { data } = runaOrder.safeParse(answer.json);
  return data
    ? outcomeAtRuna(account, data, asked)
    : unknown('Runa answered something that is not an order.');
}

/** What an order in Runa's books means; for a complete one its payout address is asked for the code. */
export async function outcomeAtRuna(
  account: RunaAccount,
  order: RunaOrder,
  asked: RunaAsked,
): Promise<Outcome> {
  const known = { accepted: true, supplierReference: order.id };
  if (order.status === 'FAILED') return rejected('refused', 'Runa could not fulfil the order.');
  if (order.status === 'PROCESSING') return unknown('Runa works on the order.', known);
  const [item, second] = order.items ?? [];
  if (!item || second || !isWhatWasAsked(order, item, asked)) {
    return unknown('Runa has another order under this reference: a person must decide.', known);
  }
  const redeemed = await redeemedAtRuna(account, item.payout, asked);
  if ('trouble' in redeemed) return unknown(redeemed.trouble, known);
  return { kind: 'issued', voucher: redeemed, supplierReference: order.id, cost: costOf(order) };
}

function isWhatWasAsked(order: RunaOrder, item: RunaItem, asked: RunaAsked): boolean {
  const currency = item.currency ?? order.currency ?? asked.currency;
  return (
    (order.description ?? asked.reference) === asked.reference &&
    (asked.sku === undefined || item.products.value === asked.sku) &&
    currency === asked.currency &&
    minorUnits(item.face_value, currency) === asked.denomination
  );
}

function costOf({ total_price: price, currency }: RunaOrder): Cost | null {
  const amount = price && currency ? minorUnits(price, currency) : null;
  return amount !== null && currency ? { amount, currency } : null;
}

/** 4xx in Runa's own form is final, whether it is new or replayed; a 5xx, replayed or not, says nothing. */
function refusal({ status, json, headers }: HttpAnswer): Outcome {
  if (status === 429) return retryAfter('Runa takes no more orders just now.', headers['retry-after']);
  const type = runaError.safeParse(json).data?.type;
  if (type === 'idempotency_in_progress') return unknown('Runa works on the order.', { accepted: true });
  if (!type || OPEN.has(type) || status >= 500 || status === 408 || status === 409) {
    return unknown(`Runa answered ${status}, ${errorCode(type)}, which says nothing about the order.`);
  }
  return rejected(REASONS[type] ?? 'refused', `Runa refused the order with ${status}, ${errorCode(type)}.`);
}
