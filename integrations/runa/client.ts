import { type HttpAnswer, type HttpFailure, httpJson } from '../http.ts';

/** A Runa account; `baseUrl` ends in /v2. It allows 300 orders a minute. */
export type RunaAccess = { baseUrl: string; apiKey: string; timeoutMs?: number | undefined };
export type RunaNewOrder = { key: string; product: string; faceValue: number; currency: string };
type Asked = Promise<HttpAnswer | HttpFailure>;

const VERSION = '2024-02-05';
const ORDER_MS = 60_000;
const READ_MS = 20_000;
const PAGE = 500;
const PAGE_BYTES = 32 * 1024 * 1024;
const PAYOUT_BYTES = 64 * 1024;

/**
 * Places an order and waits for it. Runa replays its answer to the key for 30 days, errors too, and refuses the key
 * with another body; the description is what an order can be found by.
 */
export function placeRunaOrder(
  access: RunaAccess,
  { key, product, faceValue, currency }: RunaNewOrder,
): Asked {
  const body = {
    payment_method: { type: 'ACCOUNT_BALANCE', currency },
    items: [
      {
        face_value: faceValue,
        distribution_method: { type: 'PAYOUT_LINK' },
        products: { type: 'SINGLE', value: product },
      },
    ],
    description: key,
  };
  const headers = { ...signed(access), 'x-idempotency-key': key, 'x-execution-mode': 'sync' };
  const timeoutMs = access.timeoutMs ?? ORDER_MS;
  return httpJson({ method: 'POST', url: url(access, '/order'), headers, body, timeoutMs });
}

export const readRunaOrder = (access: RunaAccess, id: string): Asked =>
  get(access, `/order/${encodeURIComponent(id)}`);

/** A page of all orders; they cannot be searched. */
export const listRunaOrders = (access: RunaAccess, after: string | null): Asked =>
  get(access, `/order?${paged(after)}`);

export const listRunaProducts = (access: RunaAccess, after: string | null): Asked =>
  get(access, `/product?${paged(after)}`);

export const readRunaProduct = (access: RunaAccess, code: string): Asked =>
  get(access, `/product/${encodeURIComponent(code)}`);

export const readRunaBalances = (access: RunaAccess): Asked => get(access, '/balance');

/** The address is the credential, so no key goes with it. */
export function readRunaPayout(payoutUrl: string, timeoutMs = READ_MS): Asked {
  const asJson = new URL(payoutUrl);
  asJson.searchParams.set('format', 'json');
  return httpJson({ method: 'GET', url: asJson.href, timeoutMs, maxBytes: PAYOUT_BYTES });
}

const get = (access: RunaAccess, path: string): Asked =>
  httpJson({
    method: 'GET',
    url: url(access, path),
    headers: signed(access),
    maxBytes: PAGE_BYTES,
    timeoutMs: access.timeoutMs ?? READ_MS,
  });

const url = ({ baseUrl }: RunaAccess, path: string) => baseUrl.replace(/\/+$/, '') + path;
const signed = ({ apiKey }: RunaAccess) => ({ 'x-api-key': apiKey, 'x-api-version': VERSION });
const paged = (after: string | null) =>
  new URLSearchParams({ limit: String(PAGE), ...(after === null ? {} : { after }) });
