import type { HttpAnswer } from '#integrations/http.ts';
import { readWoohooCards, readWoohooStatus, type WoohooAccess } from '#integrations/woohoo/client.ts';
import {
  type WoohooCard,
  type WoohooOrder,
  woohooCards,
  woohooError,
  woohooOrder,
} from '#integrations/woohoo/wire.ts';
import { rejected, retryAfter, unknown } from '../answers.ts';
import type { Lookup, Outcome, RejectReason, SuppliedVoucher } from '../port.ts';
import { dayOf } from './day.ts';

const NO_SUCH_ORDER = 5320;
const REFNO_IN_USE = 5313;

/** Codes that Woohoo gives before it makes an order. Of the others nobody knows, so they are looked up. */
const REFUSALS: ReadonlyMap<number, RejectReason> = new Map([
  [400, 'invalid'],
  [5035, 'refused'],
  [5036, 'invalid'],
  [5038, 'insufficient_funds'],
  [5311, 'invalid'],
  [5312, 'invalid'],
  [5318, 'not_sold_here'],
  [5335, 'invalid'],
  [5342, 'invalid'],
  [10910, 'refused'],
  [10911, 'refused'],
  [10913, 'refused'],
  [10914, 'refused'],
  ...Array.from({ length: 4 }, (_, i) => [11135 + i, 'out_of_stock'] as const),
  ...Array.from({ length: 5 }, (_, i) => [11139 + i, 'refused'] as const),
]);

/** What Woohoo's answer to a new order means. */
export async function placedAtWoohoo(access: WoohooAccess, answer: HttpAnswer): Promise<Outcome> {
  if (answer.status === 201 || answer.status === 202) {
    const { data } = woohooOrder.safeParse(answer.json);
    return data ? outcomeAtWoohoo(access, data) : unknown('Woohoo answered something that is not an order.');
  }
  if (answer.status === 429) return retryAfter('Woohoo is busy.', answer.headers['retry-after']);
  const code = codeOf(answer);
  if (code === REFNO_IN_USE) return unknown('Woohoo has this reference already.', { accepted: true });
  const reason = answer.status === 400 && code !== null ? REFUSALS.get(code) : undefined;
  if (reason) return rejected(reason, `Woohoo refused the order with code ${code}.`);
  return unknown(
    `Woohoo answered ${answer.status}, code ${code ?? 'none'}, which says nothing about the order.`,
  );
}

/** What Woohoo knows of our reference. */
export async function foundAtWoohoo(access: WoohooAccess, reference: string): Promise<Lookup> {
  const answer = await readWoohooStatus(access, reference);
  if (!('status' in answer)) return unknown('The look-up was not answered.');
  if (answer.status === 400 && codeOf(answer) === NO_SUCH_ORDER) return { kind: 'not-found' };
  const { data } = woohooOrder.safeParse(answer.status === 200 ? answer.json : null);
  if (!data) return unknown(`The look-up was answered with ${answer.status}.`);
  if (data.refno && data.refno !== reference) return unknown('Woohoo answered about another reference.');
  return outcomeAtWoohoo(access, data);
}

async function outcomeAtWoohoo(access: WoohooAccess, order: WoohooOrder): Promise<Outcome> {
  const known = { accepted: true, supplierReference: order.orderId ?? null };
  if (order.status === 'CANCELED')
    return rejected('refused', 'Woohoo cancelled the order and gave the money back.');
  if (order.status !== 'COMPLETE' || !order.orderId) return unknown('Woohoo works on the order.', known);
  const cards = order.cards ?? (await fetched(access, order.orderId));
  const voucher = cards && voucherOf(cards);
  if (!voucher) return unknown('Woohoo completed the order, and its card is still to be fetched.', known);
  return { kind: 'issued', voucher, supplierReference: order.orderId, cost: null };
}

async function fetched(access: WoohooAccess, orderId: string): Promise<WoohooCard[] | null> {
  const answer = await readWoohooCards(access, orderId);
  if (!('status' in answer) || answer.status !== 200) return null;
  return woohooCards.safeParse(answer.json).data?.cards ?? null;
}

/** Brands differ: a number with a PIN, an activation code, or a link alone. More than one card is no card of ours. */
function voucherOf(cards: WoohooCard[]): SuppliedVoucher | null {
  const [card, ...more] = cards;
  if (!card || more.length > 0) return null;
  const url = card.activationUrl || null;
  const code = card.cardNumber || card.activationCode || url;
  const pin = card.cardNumber ? (card.cardPin ?? card.activationCode ?? null) : null;
  return code ? { code, pin: pin || null, url, expiresOn: dayOf(card.validity) } : null;
}

function codeOf(answer: HttpAnswer): number | null {
  const { data } = woohooError.safeParse(answer.json);
  return data && Number.isSafeInteger(data.code) ? data.code : null;
}
