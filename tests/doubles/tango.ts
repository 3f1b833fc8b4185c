import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { externalRefOf } from '#integrations/tango/external-ref.ts';
import type { RejectReason } from '#modules/suppliers/port.ts';
import {
  type DoubleAnswer,
  isAccepted,
  makeFaults,
  type SupplierDouble,
  type SupplierFault,
  sendAnswer,
} from './supplier-faults.ts';
import { type DoubleRequest, serveDouble } from './supplier-server.ts';
import { booked, orderView, TANGO_ITEMS, type TangoDoubleOrder } from './tango-books.ts';

export const TANGO_CREDENTIALS = {
  platformName: 'DamsonTest',
  platformKey: 'tango-platform-key-5f1c',
  customerIdentifier: 'damson',
  accountIdentifier: 'damson-main',
} as const;

export type TangoDouble = SupplierDouble & {
  /** The next order is booked and ends in this state. */
  endNext: (status: 'FAILED' | 'PARTIAL') => void;
  /** Forgets the codes of all orders, as Tango does from time to time. */
  purge: () => void;
  /** Enforces one request a second from here on. */
  pace: () => void;
  /** Its list of orders does not heed what is searched for. */
  ignoreSearch: (ignore: boolean) => void;
  /** What it was asked, without bodies. */
  asked: string[];
};

const orderBody = z.object({
  accountIdentifier: z.string(),
  customerIdentifier: z.string(),
  amount: z.number().positive(),
  utid: z.string().min(1),
  sendEmail: z.boolean(),
  externalRefID: z
    .string()
    .regex(/^[A-Za-z0-9]{1,100}$/)
    .optional(),
});
type NewOrder = { externalRefID: string; utid: string; amount: number };
type Reply = DoubleAnswer & { fault?: SupplierFault | null };
const { platformName, platformKey, ...account } = TANGO_CREDENTIALS;
const AUTHORIZATION = `Basic ${Buffer.from(`${platformName}:${platformKey}`).toString('base64')}`;
const PHRASES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  404: 'Not Found',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};

/** Starts a double of Tango RaaS v2, made from its Swagger document and guides; a free port unless told. */
export async function startTango({ port = 0, funds = 100_000 } = {}): Promise<TangoDouble> {
  const faults = makeFaults();
  const orders = new Map<string, TangoDoubleOrder>();
  const asked: string[] = [];
  let refusal: RejectReason | null = null;
  let ending: 'FAILED' | 'PARTIAL' | null = null;
  let lastCode: string | null = null;
  let spent = 0;
  let lastRequest: number | null = null;
  let paced = false;
  let unsearched = false;

  function place(request: DoubleRequest): Reply {
    const parsed = orderBody.safeParse(request.json);
    if (!parsed.success) return problem(request, 400, String(parsed.error.issues[0]?.path[0] ?? ''));
    const { data } = parsed;
    if (data.accountIdentifier !== account.accountIdentifier) {
      return problem(request, 404, 'accountIdentifier');
    }
    const known = data.externalRefID ? orders.get(data.externalRefID) : undefined;
    // The first order comes back even if another item is asked for now.
    if (known) return { status: 200, body: orderView(known, account, true) };
    return (
      refused(request) ??
      invalid(request, data) ??
      accept({ ...data, externalRefID: data.externalRefID ?? randomUUID() })
    );
  }

  function accept({ externalRefID, utid, amount }: NewOrder): Reply {
    const fault = faults.take();
    if (!isAccepted(fault)) return { status: 500, fault };
    const item = TANGO_ITEMS.find((i) => i.utid === utid);
    if (!item) throw new Error('An item that is not sold was not refused.');
    const order = booked({ externalRefID, item, amount }, { fault, faults, lastCode });
    if (ending) order.status = ending;
    if (order.status !== 'FAILED') spent += amount;
    ending = null;
    lastCode = order.code;
    orders.set(externalRefID, order);
    return { status: 201, body: orderView(order, account, true), fault };
  }

  function refused(request: DoubleRequest): Reply | null {
    const reason = refusal;
    refusal = null;
    if (reason === 'credentials') return problem(request, 401);
    if (reason === 'insufficient_funds') return problem(request, 402);
    if (reason === 'not_sold_here') return problem(request, 400, 'utid', '422.024');
    if (reason === 'invalid') return problem(request, 422, 'amount');
    return null;
  }

  function invalid(request: DoubleRequest, { utid, amount }: Omit<NewOrder, 'externalRefID'>): Reply | null {
    const item = TANGO_ITEMS.find((i) => i.utid === utid && i.status === 'active');
    if (!item) return problem(request, 400, 'utid', '422.024');
    const [min, max] = [item.faceValue ?? item.minValue ?? 0, item.faceValue ?? item.maxValue ?? 0];
    if (amount < min || amount > max) return problem(request, 422, 'amount');
    return spent + amount > funds ? problem(request, 402) : null;
  }

  function list({ query }: DoubleRequest): Reply {
    const wanted = query.get('externalRefID');
    const found = [...orders.values()].filter(
      (o) => unsearched || wanted === null || o.externalRefID === wanted,
    );
    const shown = found.slice(0, 100).map((o) => orderView(lookedAt(o), account, false));
    const page = { number: 0, elementsPerBlock: 100, resultCount: shown.length, totalCount: found.length };
    return { status: 200, body: { page, orders: shown } };
  }

  function lookedAt(order: TangoDoubleOrder): TangoDoubleOrder {
    if (order.status === 'PENDING' && order.lookUpsLeft-- <= 0) order.status = 'COMPLETE';
    return order;
  }

  function read(request: DoubleRequest): Reply {
    const id = decodeURIComponent(request.path.split('/').at(-1) ?? '');
    const order = [...orders.values()].find((o) => o.referenceOrderID === id);
    return order ? { status: 200, body: orderView(lookedAt(order), account, true) } : problem(request, 404);
  }

  function tooFast(): boolean {
    const now = Date.now();
    const fast = paced && lastRequest !== null && now - lastRequest < 1_000;
    if (!fast) lastRequest = now;
    return fast;
  }

  function reply(request: DoubleRequest): Reply {
    const route = `${request.method} ${request.path.replace('/raas/v2', '')}`;
    asked.push(route);
    if (request.headers['authorization'] !== AUTHORIZATION) return problem(request, 401);
    if (tooFast()) return problem(request, 429);
    if (route === 'POST /orders') return place(request);
    if (route === 'GET /orders') return list(request);
    if (/^GET \/orders\/[^/]+$/.test(route)) return read(request);
    if (route === 'GET /catalogs') return catalogue(request.query.get('utid'));
    if (route !== `GET /accounts/${account.accountIdentifier}`) return problem(request, 404);
    const currentBalance = Number((funds - spent).toFixed(2));
    return { status: 200, body: { ...account, currencyCode: 'USD', currentBalance, status: 'ACTIVE' } };
  }

  function answer(request: DoubleRequest, response: ServerResponse): void {
    const { fault = null, ...whole } = reply(request);
    sendAnswer(response, whole, { fault, trouble: (status) => problem(request, status).body, faults });
  }

  const { url, stop } = await serveDouble(answer, port);
  return {
    url: `${url}/raas/v2`,
    stop,
    faults,
    asked,
    ordersOf: (reference) => Number(orders.has(externalRefOf(reference) ?? '')),
    orders: () => orders.size,
    refuseNext: (reason) => {
      if (reason === 'out_of_stock' || reason === 'refused') return false;
      refusal = reason;
      return true;
    },
    endNext: (status) => {
      ending = status;
    },
    purge: () => {
      for (const order of orders.values()) order.code = '';
    },
    ignoreSearch: (ignore) => {
      unsearched = ignore;
    },
    pace: () => {
      paced = true;
    },
  };
}

function catalogue(utid: string | null): DoubleAnswer {
  const items = TANGO_ITEMS.filter((i) => utid === null || i.utid === utid);
  const brand = { brandKey: 'B000001', brandName: 'Orchard', status: 'active', items };
  return { status: 200, body: { catalogName: 'Damson', brands: items.length > 0 ? [brand] : [] } };
}

/** Tango's error body; `i18nKey` is the key that stays. */
function problem(
  { path }: DoubleRequest,
  status: number,
  field?: string,
  i18nKey = `${status}.001`,
): DoubleAnswer {
  const message = `Text for people with ${platformKey} in it, which nobody should repeat.`;
  return {
    status,
    body: {
      timestamp: new Date().toISOString(),
      requestId: randomUUID(),
      path,
      httpCode: status,
      httpPhrase: PHRASES[status] ?? '',
      message,
      i18nKey,
      ...(field ? { errors: [{ path: field, code: status * 1000, i18nKey, message }] } : {}),
    },
  };
}
