import { type HttpAnswer, type HttpFailure, httpJson } from '../http.ts';

/** An account of Tango RaaS v2; `baseUrl` ends in /raas/v2. It allows one request a second. */
export type TangoAccess = {
  baseUrl: string;
  platformName: string;
  platformKey: string;
  customerIdentifier: string;
  accountIdentifier: string;
  timeoutMs?: number | undefined;
};
export type TangoNewOrder = { externalRefID: string; utid: string; amount: number };
type Asked = Promise<HttpAnswer | HttpFailure>;

const ORDER_MS = 40_000;
const READ_MS = 20_000;
const CATALOGUE_BYTES = 48 * 1024 * 1024;

/** Tango keys an order by externalRefID: a repeat answers 200 with the first order, whatever it asks for. */
export function placeTangoOrder(access: TangoAccess, order: TangoNewOrder): Asked {
  const { customerIdentifier, accountIdentifier, timeoutMs = ORDER_MS } = access;
  // Without a recipient Tango has nobody to remind by mail.
  const body = { customerIdentifier, accountIdentifier, ...order, sendEmail: false };
  return httpJson({ method: 'POST', url: url(access, '/orders'), headers: basic(access), body, timeoutMs });
}

export function findTangoOrders(access: TangoAccess, externalRefID: string): Asked {
  const query = new URLSearchParams({ accountIdentifier: access.accountIdentifier, externalRefID });
  return get(access, `/orders?${query}`);
}

export const readTangoOrder = (access: TangoAccess, referenceOrderID: string): Asked =>
  get(access, `/orders/${encodeURIComponent(referenceOrderID)}`);

export const readTangoAccount = (access: TangoAccess): Asked =>
  get(access, `/accounts/${encodeURIComponent(access.accountIdentifier)}`);

/** The whole catalogue, or the part of one item. Tango wants it asked for twice a day at most. */
export const readTangoCatalogue = (access: TangoAccess, utid?: string): Asked =>
  get(access, utid ? `/catalogs?${new URLSearchParams({ utid })}` : '/catalogs?verbose=true');

const get = (access: TangoAccess, path: string): Asked =>
  httpJson({
    method: 'GET',
    url: url(access, path),
    headers: basic(access),
    maxBytes: CATALOGUE_BYTES,
    timeoutMs: access.timeoutMs ?? READ_MS,
  });

const url = ({ baseUrl }: TangoAccess, path: string) => baseUrl.replace(/\/+$/, '') + path;

function basic({ platformName, platformKey }: TangoAccess): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${platformName}:${platformKey}`).toString('base64')}` };
}
