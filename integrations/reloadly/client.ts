import { type HttpAnswer, type HttpFailure, httpJson } from '../http.ts';
import { type ReloadlyAccess, tokenOf } from './token.ts';

export type { ReloadlyAccess } from './token.ts';
/** `refused` is true when Reloadly gave no token for these credentials: then nothing else was sent. */
export type Asked = Promise<HttpAnswer | HttpFailure | { refused: true }>;
export type ReloadlyNewOrder = {
  productId: number;
  quantity: 1;
  unitPrice: number;
  customIdentifier: string;
  senderName: string;
  recipientEmail?: string;
};

const ACCEPT = 'application/com.reloadly.giftcards-v1+json';
/** Together with the look before it, an order is over before another worker may take it up. */
const ORDER_MS = 40_000;
const READ_MS = 10_000;
const PAGE = 200;

/** One question under a kept token; a token that Reloadly no longer takes is renewed once. */
async function ask(access: ReloadlyAccess, method: 'GET' | 'POST', path: string, body?: unknown): Asked {
  const answer = await once(access, { fresh: false, method, path, body });
  const stale = 'status' in answer && answer.status === 401;
  return stale ? once(access, { fresh: true, method, path, body }) : answer;
}

type Question = { fresh: boolean; method: 'GET' | 'POST'; path: string; body: unknown };

async function once(access: ReloadlyAccess, { fresh, method, path, body }: Question): Asked {
  const token = await tokenOf(access, { fresh });
  if (!('token' in token)) return token;
  return httpJson({
    method,
    url: `${access.baseUrl}${path}`,
    headers: { accept: ACCEPT, authorization: `Bearer ${token.token}` },
    body,
    timeoutMs: access.timeoutMs ?? (method === 'POST' ? ORDER_MS : READ_MS),
  });
}

/** Orders one card. Nothing is promised about a second order with the same customIdentifier. */
export const placeReloadlyOrder = (access: ReloadlyAccess, order: ReloadlyNewOrder): Asked =>
  ask(access, 'POST', '/orders', order);

/** The code of a fulfilled order. */
export const readReloadlyCards = (access: ReloadlyAccess, transactionId: number): Asked =>
  ask(access, 'GET', `/orders/transactions/${transactionId}/cards`);

export const findReloadlyTransactions = (access: ReloadlyAccess, customIdentifier: string): Asked =>
  ask(
    access,
    'GET',
    `/reports/transactions?${new URLSearchParams({ customIdentifier, size: '20', page: '1' })}`,
  );

export const readReloadlyBalance = (access: ReloadlyAccess): Asked => ask(access, 'GET', '/accounts/balance');

export const readReloadlyProducts = (access: ReloadlyAccess, page: number): Asked =>
  ask(access, 'GET', `/products?size=${PAGE}&page=${page}&includeRange=true&includeFixed=true`);

export const readReloadlyProduct = (access: ReloadlyAccess, productId: string): Asked =>
  ask(access, 'GET', `/products/${encodeURIComponent(productId)}`);
