import { type HttpAnswer, type HttpFailure, httpJson } from '../http.ts';

/** A Tremendous organisation; `baseUrl` ends in /api/v2. It allows ten requests a second. */
export type TremendousAccess = { baseUrl: string; apiKey: string; timeoutMs?: number | undefined };
export type TremendousNewOrder = {
  externalId: string;
  fundingSourceId: string;
  /** Sets the look and message of the reward's page. */
  campaignId: string | null;
  product: string;
  denomination: number;
  currency: string;
  recipient: { email: string; name: string | null };
};
type Asked = Promise<HttpAnswer | HttpFailure>;

const ORDER_MS = 40_000;
const READ_MS = 20_000;
const CATALOGUE_BYTES = 32 * 1024 * 1024;

/** Answers 200 for a new order, 201 with the first one for a repeat, 409 for the same id with another body. */
export function placeTremendousOrder(access: TremendousAccess, order: TremendousNewOrder): Asked {
  const { email, name } = order.recipient;
  const body = {
    external_id: order.externalId,
    payment: { funding_source_id: order.fundingSourceId },
    reward: {
      value: { denomination: order.denomination, currency_code: order.currency },
      delivery: { method: 'LINK' },
      recipient: name === null ? { email } : { email, name },
      products: [order.product],
      ...(order.campaignId === null ? {} : { campaign_id: order.campaignId }),
    },
  };
  return ask(access, 'POST', '/orders', body, ORDER_MS);
}

export const findTremendousOrders = (access: TremendousAccess, externalId: string): Asked =>
  ask(access, 'GET', `/orders?${new URLSearchParams({ external_id: externalId })}`);

export const readTremendousOrder = (access: TremendousAccess, id: string): Asked =>
  ask(access, 'GET', `/orders/${encodeURIComponent(id)}`);

/** A further link to a reward; the earlier ones cannot be read again. */
export const linkTremendousReward = (access: TremendousAccess, rewardId: string): Asked =>
  ask(access, 'POST', `/rewards/${encodeURIComponent(rewardId)}/generate_link`);

export const cancelTremendousReward = (access: TremendousAccess, rewardId: string): Asked =>
  ask(access, 'POST', `/rewards/${encodeURIComponent(rewardId)}/cancel`);

export const listTremendousProducts = (access: TremendousAccess): Asked => ask(access, 'GET', '/products');

export const readTremendousProduct = (access: TremendousAccess, id: string): Asked =>
  ask(access, 'GET', `/products/${encodeURIComponent(id)}`);

export const listTremendousFunding = (access: TremendousAccess): Asked =>
  ask(access, 'GET', '/funding_sources');

function ask(
  { baseUrl, apiKey, timeoutMs }: TremendousAccess,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  ownTimeoutMs = READ_MS,
): Asked {
  return httpJson({
    method,
    url: baseUrl.replace(/\/+$/, '') + path,
    headers: { authorization: `Bearer ${apiKey}` },
    body,
    timeoutMs: timeoutMs ?? ownTimeoutMs,
    maxBytes: CATALOGUE_BYTES,
  });
}
