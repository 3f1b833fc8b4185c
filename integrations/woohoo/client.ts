import { clock } from '#lib/clock.ts';
import { type HttpAnswer, type HttpFailure, httpJson } from '../http.ts';
import { signature, sortedJson } from './sign.ts';
import { tokenOf, type WoohooAccess } from './token.ts';

export type { WoohooAccess } from './token.ts';
/** `refused` is true when Woohoo gave no token for these credentials: then nothing else was sent. */
export type Asked = Promise<HttpAnswer | HttpFailure | { refused: true }>;

const ORDER_MS = 45_000;
const READ_MS = 10_000;

type Question = { method: 'GET' | 'POST'; path: string; body?: object };

/** One signed question under a kept token; a token that Woohoo no longer takes is renewed once. */
async function ask(access: WoohooAccess, question: Question): Asked {
  const answer = await once(access, question, false);
  const stale = 'status' in answer && answer.status === 401;
  return stale ? once(access, question, true) : answer;
}

async function once(access: WoohooAccess, { method, path, body }: Question, fresh: boolean): Asked {
  const token = await tokenOf(access, { fresh });
  if (!('token' in token)) return token;
  const url = `${access.baseUrl}/rest/v3${path}`;
  // The very text that is signed is sent.
  const text = body === undefined ? undefined : sortedJson(body);
  return httpJson({
    method,
    url,
    headers: {
      accept: '*/*',
      authorization: `Bearer ${token.token}`,
      dateAtClient: clock.now().toISOString(),
      signature: signature({ method, url, body: text }, access.clientSecret),
    },
    body: text,
    timeoutMs: access.timeoutMs ?? (method === 'POST' ? ORDER_MS : READ_MS),
  });
}

/** POST /orders: 201 with cards, 202 while it works, 400 with 5313 for a refno that it has already. */
export const placeWoohooOrder = (access: WoohooAccess, order: object): Asked =>
  ask(access, { method: 'POST', path: '/orders', body: order });

/** The state of an order by our refno; 400 with 5320 when there is none. */
export const readWoohooStatus = (access: WoohooAccess, refno: string): Asked =>
  ask(access, { method: 'GET', path: `/order/${encodeURIComponent(refno)}/status` });

/** The activated cards by Woohoo's own order id; 409 while it works, 410 when it was cancelled. */
export const readWoohooCards = (access: WoohooAccess, orderId: string): Asked =>
  ask(access, { method: 'GET', path: `/order/${encodeURIComponent(orderId)}/cards/?limit=10&offset=0` });

/** Asks to undo an order whose answer did not arrive; the body is that of the order. Undone later, if at all. */
export const reverseWoohooOrder = (access: WoohooAccess, order: object): Asked =>
  ask(access, { method: 'POST', path: '/orders/reverse', body: order });

/** The balance of a card, such as the stored-value card that an account is paid from. */
export const readWoohooBalance = (access: WoohooAccess, card: { cardNumber: string; pin?: string }): Asked =>
  ask(access, { method: 'POST', path: '/balance', body: card });

export const readWoohooCategory = (access: WoohooAccess): Asked =>
  ask(access, { method: 'GET', path: '/catalog/categories' });

export const readWoohooProducts = (
  access: WoohooAccess,
  page: { categoryId: string; offset: number; limit: number },
): Asked =>
  ask(access, {
    method: 'GET',
    path: `/catalog/categories/${encodeURIComponent(page.categoryId)}/products?limit=${page.limit}&offset=${page.offset}`,
  });

export const readWoohooProduct = (access: WoohooAccess, sku: string): Asked =>
  ask(access, { method: 'GET', path: `/catalog/products/${encodeURIComponent(sku)}` });
