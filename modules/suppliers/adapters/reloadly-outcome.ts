import { minorUnits } from '#integrations/decimal.ts';
import type { HttpAnswer } from '#integrations/http.ts';
import { type ReloadlyAccess, readReloadlyCards } from '#integrations/reloadly/client.ts';
import {
  type ReloadlyOrder,
  reloadlyCards,
  reloadlyError,
  reloadlyOrder,
} from '#integrations/reloadly/wire.ts';
import { errorCode, rejected, retryAfter, unknown } from '../answers.ts';
import type { Cost, Outcome, RejectReason, SuppliedVoucher } from '../port.ts';
import { dayOf } from './day.ts';

/** The report of transactions runs behind, so an order that is not in it yet is given time before it is looked for. */
export const REPORT_SECONDS = 60;

/** Reloadly's own words for what it will not do; any other 4xx may be about an order that it has. */
const REFUSALS: Readonly<Record<string, RejectReason>> = {
  INSUFFICIENT_BALANCE: 'insufficient_funds',
  PRODUCT_NOT_FOUND: 'not_sold_here',
  PRODUCT_NOT_AVAILABLE: 'out_of_stock',
  OUT_OF_STOCK: 'out_of_stock',
  INVALID_UNIT_PRICE: 'invalid',
  INVALID_QUANTITY: 'invalid',
  INVALID_RECIPIENT_EMAIL: 'invalid',
  INVALID_REQUEST: 'invalid',
};

/** What Reloadly's answer to a new order means. */
export async function placedAtReloadly(access: ReloadlyAccess, answer: HttpAnswer): Promise<Outcome> {
  if (answer.status < 400) {
    const { data } = reloadlyOrder.safeParse(answer.json);
    return data
      ? outcomeAtReloadly(access, data)
      : unsure('Reloadly answered something that is not an order.');
  }
  if (answer.status === 429) return retryAfter('Reloadly is busy.', answer.headers['retry-after']);
  const { data: error } = reloadlyError.safeParse(answer.json);
  const code = errorCode(error?.errorCode);
  const reason = answer.status < 500 ? REFUSALS[code] : undefined;
  if (!reason)
    return unsure(`Reloadly answered ${answer.status}, ${code}, which says nothing about the order.`);
  return rejected(reason, `Reloadly refused the order with ${answer.status}, ${code}.`);
}

/** What an order in Reloadly's books means; a finished one has its code to be fetched. */
export async function outcomeAtReloadly(access: ReloadlyAccess, order: ReloadlyOrder): Promise<Outcome> {
  const known = { accepted: true, supplierReference: String(order.transactionId) };
  switch (order.status) {
    case 'FAILED':
    case 'REFUNDED':
      return rejected('refused', `Reloadly ended the order as ${order.status}.`);
    case 'SUCCESSFUL': {
      const voucher = withOrder(order) ?? (await fetched(access, order.transactionId));
      if (!voucher)
        return unknown('Reloadly fulfilled the order, and its code is still to be fetched.', known);
      return { kind: 'issued', voucher, supplierReference: known.supplierReference, cost: costOf(order) };
    }
    default:
      return unknown(`Reloadly works on the order: ${errorCode(order.status)}.`, known);
  }
}

const unsure = (detail: string) => unknown(detail, { askAgainSeconds: REPORT_SECONDS });

function withOrder({ smiles }: ReloadlyOrder): SuppliedVoucher | null {
  const [card, ...more] = smiles ?? [];
  if (!card || more.length > 0) return null;
  return { code: card.code, pin: card.pinCode ?? null, url: null, expiresOn: dayOf(card.validity) };
}

/** Where a brand has one secret only, Reloadly gives it as the PIN, and sometimes a link instead of either. */
async function fetched(access: ReloadlyAccess, transactionId: number): Promise<SuppliedVoucher | null> {
  const answer = await readReloadlyCards(access, transactionId);
  if (!('status' in answer) || answer.status !== 200) return null;
  const { data } = reloadlyCards.safeParse(answer.json);
  const [card, ...more] = data ?? [];
  if (!card || more.length > 0) return null;
  const [number, pin, url] = [card.cardNumber, card.pinCode, card.redemptionUrl ?? null];
  const code = number || pin || url;
  return code ? { code, pin: number ? (pin ?? null) : null, url, expiresOn: null } : null;
}

function costOf({ amount, currencyCode }: ReloadlyOrder): Cost | null {
  const charged = minorUnits(amount, currencyCode);
  return charged === null ? null : { amount: charged, currency: currencyCode };
}
