import { minorUnits } from '#integrations/decimal.ts';
import type { HttpAnswer } from '#integrations/http.ts';
import { type TangoOrder, tangoError, tangoOrder } from '#integrations/tango/wire.ts';
import { errorCode, rejected, retryAfter, unknown } from '../answers.ts';
import type { Cost, Outcome, RejectReason } from '../port.ts';
import { tangoVoucherOf } from './tango-voucher.ts';

/** What we know of the order that we ask about; a look-up does not know the item. */
export type TangoAsked = { externalRefID: string; sku?: string; denomination: bigint; currency: string };

/** What Tango's answer to a new order means. */
export function placedAtTango(answer: HttpAnswer, asked: TangoAsked): Outcome {
  if (answer.status >= 400) return refusal(answer);
  const { data } = tangoOrder.safeParse(answer.json);
  return data ? outcomeAtTango(data, asked) : unknown('Tango answered something that is not an order.');
}

/** What an order in Tango's books means. */
export function outcomeAtTango(order: TangoOrder, asked: TangoAsked): Outcome {
  const known = { accepted: true, supplierReference: order.referenceOrderID };
  const other = differenceOf(order, asked);
  if (other) return unknown(`Tango has another ${other} under this reference: a person must decide.`, known);
  switch (order.status) {
    case 'FAILED':
      return rejected('refused', 'Tango could not fulfil the order and gave the money back.');
    case 'COMPLETE': {
      const voucher = tangoVoucherOf(order.reward?.credentialList ?? []);
      if (!voucher) return unknown('Tango completed the order, but shows no code.', known);
      return { kind: 'issued', voucher, supplierReference: order.referenceOrderID, cost: costOf(order) };
    }
    default:
      return unknown(`Tango works on the order: ${errorCode(order.status)}.`, {
        ...known,
        askAgainSeconds: 60,
      });
  }
}

/** A repeated reference gets its first order even if something else was asked, so each part is compared. */
function differenceOf(order: TangoOrder, asked: TangoAsked): string | null {
  if (order.externalRefID && order.externalRefID !== asked.externalRefID) return 'reference';
  if (asked.sku !== undefined && order.utid !== asked.sku) return 'item';
  const { denomination: value } = order;
  if (!value) return asked.sku === undefined ? null : 'amount';
  const same = value.currencyCode === asked.currency;
  return same && minorUnits(value.value, asked.currency) === asked.denomination ? null : 'amount';
}

function costOf({ amountCharged: charged }: TangoOrder): Cost | null {
  if (!charged) return null;
  const amount = minorUnits(charged.total ?? charged.value, charged.currencyCode);
  return amount === null ? null : { amount, currency: charged.currencyCode };
}

/** 4xx in Tango's own form is final; 409 is about a reference in use, and 5xx may have been carried out. */
function refusal({ status, json, headers }: HttpAnswer): Outcome {
  if (status === 429) return retryAfter('Tango takes one request a second.', headers['retry-after'] ?? '2');
  const { data: error } = tangoError.safeParse(json);
  if (!error || status >= 500 || status === 408 || status === 409) {
    return unknown(`Tango answered ${status}, which says nothing about the order.`);
  }
  const path = error.errors?.[0]?.path ?? '';
  const key = errorCode(error.errors?.[0]?.i18nKey ?? error.i18nKey);
  return rejected(reasonOf(status, path), `Tango refused the order with ${status}, ${key}.`);
}

function reasonOf(status: number, path: string): RejectReason {
  if (status === 401 || status === 403) return 'credentials';
  if (status === 402) return 'insufficient_funds';
  if (path === 'utid') return 'not_sold_here';
  return status === 400 || status === 422 ? 'invalid' : 'refused';
}
