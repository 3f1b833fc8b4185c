import { z } from 'zod';
import { type HttpAnswer, type HttpFailure, httpJson } from '#integrations/http.ts';

/** Where a simulated supplier listens, and its key. */
export type SimulatedAccess = { baseUrl: string; apiKey: string; timeoutMs?: number | undefined };

const amount = z.object({ amount: z.string().regex(/^\d{1,16}$/), currency: z.string().length(3) });

export const simulatedOrder = z.object({
  order_id: z.string(),
  reference: z.string(),
  status: z.enum(['issued', 'processing', 'refused', 'cancelled']),
  voucher: z
    .object({ code: z.string(), pin: z.string().nullable(), expires_on: z.string().nullable() })
    .optional(),
  cost: amount.optional(),
});
export const simulatedError = z.object({ error: z.string() });
export const simulatedBalances = z.object({ balances: z.array(amount).max(20) });
export const simulatedCatalogue = z.object({
  products: z
    .array(
      z.object({
        sku: z.string(),
        name: z.string(),
        brand: z.string(),
        country: z.string().length(2),
        currency: z.string().length(3),
        type: z.enum(['fixed', 'range']),
        values: z.array(z.string().regex(/^\d{1,16}$/)).min(1),
        available: z.boolean(),
        cost_basis_points: z.number().int(),
      }),
    )
    .max(20_000),
});

type Answer = Promise<HttpAnswer | HttpFailure>;

function ask(access: SimulatedAccess, method: 'GET' | 'POST', path: string, body?: unknown): Answer {
  const headers = { authorization: `Bearer ${access.apiKey}` };
  return httpJson({
    method,
    url: `${access.baseUrl}${path}`,
    headers,
    body,
    timeoutMs: access.timeoutMs ?? 5_000,
  });
}

/** POST /orders: 201 for a new order, 200 with the first one's answer for a known reference. */
export const placeOrder = (access: SimulatedAccess, order: object): Answer =>
  ask(access, 'POST', '/orders', order);
export const findOrder = (access: SimulatedAccess, reference: string): Answer =>
  ask(access, 'GET', `/orders/${encodeURIComponent(reference)}`);
export const cancelOrder = (access: SimulatedAccess, reference: string): Answer =>
  ask(access, 'POST', `/orders/${encodeURIComponent(reference)}/cancel`);
export const readCatalogue = (access: SimulatedAccess): Answer => ask(access, 'GET', '/catalogue');
export const readBalances = (access: SimulatedAccess): Answer => ask(access, 'GET', '/balances');
