import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import type { RejectReason } from '#modules/suppliers/port.ts';
import {
  RUNA_PRODUCTS,
  type RunaDoubleOrder,
  runaBooked,
  runaOrderView,
  runaPayoutView,
  runaProductView,
} from './runa-books.ts';
import {
  type DoubleAnswer,
  isAccepted,
  makeFaults,
  type SupplierDouble,
  type SupplierFault,
  sendAnswer,
} from './supplier-faults.ts';
import { type DoubleRequest, serveDouble } from './supplier-server.ts';

export const RUNA_CREDENTIALS = { apiKey: 'runa-api-key-9d2f77' } as const;

export type RunaDouble = SupplierDouble & {
  /** Every order so far, newest first. */
  books: () => readonly RunaDoubleOrder[];
  /** A repeat of this key is told that the first one is still being worked on, in one of the documented ways. */
  inProgress: (key: string, way: 102 | 400) => void;
  /** How many rows a page of orders or products has, whatever was asked. */
  pageOf: (rows: number) => void;
};

type Reply = DoubleAnswer & { fault?: SupplierFault | null };
type Kept = { text: string; reply: Reply };

const orderBody = z.object({
  payment_method: z.object({ type: z.literal('ACCOUNT_BALANCE'), currency: z.string().length(3) }),
  items: z
    .array(
      z.object({
        face_value: z.number().min(0.01),
        distribution_method: z.object({ type: z.literal('PAYOUT_LINK') }),
        products: z.object({ type: z.literal('SINGLE'), value: z.string().min(1) }),
      }),
    )
    .length(1),
  description: z.string().max(128).nullish(),
});
const FUNDS: Record<string, number> = { USD: 100_000, JPY: 10_000_000, KWD: 50_000 };

/** Starts a double of Runa's API of 2024-02-05, made from its OpenAPI document; a free port unless told. */
export async function startRuna({ port = 0 } = {}): Promise<RunaDouble> {
  const faults = makeFaults();
  const kept = new Map<string, Kept>();
  const working = new Map<string, 102 | 400>();
  const orders: RunaDoubleOrder[] = [];
  let refusal: RejectReason | null = null;
  let lastCode: string | null = null;
  let rows = 500;
  let origin = '';

  function place(request: DoubleRequest): Reply | 102 {
    const key = request.headers['x-idempotency-key'];
    if (!key) return problem(400, 'bad_request');
    const way = working.get(key);
    if (way) return way === 102 ? 102 : problem(400, 'idempotency_in_progress');
    const before = kept.get(key);
    if (before)
      return before.text === request.text ? before.reply : problem(400, 'idempotency_validation_error');
    const reply = carriedOut(request);
    if (reply.fault === 'throttle') return reply;
    // Errors are replayed too; what spoilt the answer on its way is not part of it.
    const wrong500 = reply.fault === 'error-500' || reply.fault === 'lost';
    const { fault: _, ...whole } = reply;
    kept.set(key, { text: request.text, reply: wrong500 ? problem(500, 'internal_server_error') : whole });
    return reply;
  }

  function carriedOut(request: DoubleRequest): Reply {
    const parsed = orderBody.safeParse(request.json);
    if (!parsed.success) return invalid(parsed.error.issues[0]?.path ?? []);
    const { items, payment_method, description } = parsed.data;
    const [item] = items;
    const product = RUNA_PRODUCTS.find((p) => p.code === item?.products.value);
    const refused = refusedNext();
    if (refused) return refused;
    if (!item || !product?.is_orderable) return problem(400, 'product_validation_error');
    if (product.currency !== payment_method.currency) return problem(400, 'currency_mismatch');
    const { face_value: faceValue } = item;
    const listed = product.list?.some((value) => Number(value) === faceValue) ?? true;
    if (!listed || faceValue < product.min || faceValue > product.max) {
      return invalid(['items', 0, 'face_value']);
    }
    if (spentIn(product.currency) + faceValue > (FUNDS[product.currency] ?? 0)) {
      return problem(400, 'insufficient_funds');
    }
    const fault = faults.take();
    if (!isAccepted(fault)) return { status: 500, fault };
    const order = runaBooked(
      { description: description ?? null, product, faceValue },
      { fault, faults, lastCode },
    );
    lastCode = order.code;
    orders.unshift(order);
    const whole = order.status === 'COMPLETED';
    const body = whole ? runaOrderView(order, origin) : { id: order.id, status: order.status };
    return { status: whole ? 200 : 202, body, fault };
  }

  function refusedNext(): Reply | null {
    const reason = refusal;
    refusal = null;
    if (reason === 'credentials') return problem(401, 'invalid_api_key');
    if (reason === 'insufficient_funds') return problem(400, 'insufficient_funds');
    if (reason === 'not_sold_here') return problem(400, 'product_validation_error');
    if (reason === 'invalid') return invalid(['items', 0, 'face_value']);
    return reason === 'refused' ? problem(403, 'ordering_restricted') : null;
  }

  function read(id: string): Reply {
    const order = orders.find((o) => o.id === id);
    if (!order) return problem(404, 'not_found');
    if (order.status === 'PROCESSING' && order.lookUpsLeft-- <= 0) order.status = 'COMPLETED';
    return { status: 200, body: runaOrderView(order, origin) };
  }

  function paged(query: URLSearchParams, all: readonly unknown[], name: string): Reply {
    const from = Number(query.get('after') ?? '0');
    const limit = Math.min(Number(query.get('limit') ?? '100'), rows);
    const after = from + limit < all.length ? String(from + limit) : null;
    const pagination = { cursors: { before: null, after }, page: { limit } };
    return { status: 200, body: { [name]: all.slice(from, from + limit), pagination } };
  }

  const spentIn = (currency: string) =>
    orders
      .filter((o) => o.product.currency === currency && o.status !== 'FAILED')
      .reduce((sum, o) => sum + o.faceValue, 0);

  function reply(request: DoubleRequest): Reply | 102 {
    const [, token] = /^\/-\/(\w+)$/.exec(request.path) ?? [];
    const payout = orders.find((o) => o.token === token);
    if (payout && request.query.get('format') === 'json') {
      return { status: 200, body: runaPayoutView(payout, origin) };
    }
    const { query, headers } = request;
    if (headers['x-api-key'] !== RUNA_CREDENTIALS.apiKey) return problem(401, 'unauthorized');
    if (headers['x-api-version'] !== '2024-02-05') return problem(400, 'invalid_version');
    const route = `${request.method} ${request.path}`;
    const id = decodeURIComponent(request.path.split('/').at(-1) ?? '');
    if (route === 'POST /v2/order') return place(request);
    if (route === 'GET /v2/order') {
      return paged(
        query,
        orders.map((o) => runaOrderView(o, origin, true)),
        'items',
      );
    }
    if (route.startsWith('GET /v2/order/')) return read(id);
    if (route === 'GET /v2/product') return paged(query, RUNA_PRODUCTS.map(runaProductView), 'catalog');
    if (route.startsWith('GET /v2/product/')) {
      const product = RUNA_PRODUCTS.find((p) => p.code === id);
      return product ? { status: 200, body: runaProductView(product) } : problem(404, 'not_found');
    }
    if (route !== 'GET /v2/balance') return problem(404, 'not_found');
    const left = (currency: string) => ((FUNDS[currency] ?? 0) - spentIn(currency)).toFixed(2);
    const body = Object.keys(FUNDS).map((currency) => ({ balance: left(currency), currency }));
    return { status: 200, body };
  }

  function answer(request: DoubleRequest, response: ServerResponse): void {
    const said = reply(request);
    if (said === 102) {
      response.writeProcessing();
      return;
    }
    const { fault = null, ...whole } = said;
    const trouble = (status: 429 | 500) =>
      status === 429 ? { error: 'rate exceeded' } : problem(500, 'internal_server_error').body;
    sendAnswer(response, whole, { fault, trouble, faults });
  }

  const server = await serveDouble(answer, port);
  origin = server.url;
  return {
    url: `${origin}/v2`,
    stop: server.stop,
    faults,
    books: () => orders,
    ordersOf: (reference) => orders.filter((o) => o.description === reference).length,
    orders: () => orders.length,
    refuseNext: (reason) => {
      refusal = reason === 'out_of_stock' ? null : reason;
      return reason !== 'out_of_stock';
    },
    inProgress: (key, way) => void working.set(key, way),
    pageOf: (count) => {
      rows = count;
    },
  };
}

const TEXT = `Text for people with ${RUNA_CREDENTIALS.apiKey} in it, which nobody should repeat.`;

function problem(status: number, type: string): Reply {
  return { status, body: { type, message: TEXT, help: TEXT } };
}

function invalid(path: readonly PropertyKey[]): Reply {
  const details = [{ type: 'value_error', message: TEXT, location: path.map(String) }];
  return { status: 422, body: { type: 'validation_error', message: TEXT, help: null, details } };
}
