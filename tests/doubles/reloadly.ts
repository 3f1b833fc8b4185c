import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { RejectReason } from '#modules/suppliers/port.ts';
import { RELOADLY_PRODUCTS, reloadlyBooks } from './reloadly-books.ts';
import {
  type DoubleAnswer,
  isAccepted,
  makeFaults,
  type Spoilt,
  type SupplierDouble,
  sendAnswer,
} from './supplier-faults.ts';
import { type DoubleRequest, serveDouble } from './supplier-server.ts';

export const RELOADLY_CREDENTIALS = { clientId: 'reloadly-client', clientSecret: 'reloadly-secret' };

/** Reloadly's double: `endTokens` makes every token it gave invalid; `tokens` counts those it gave. */
export type ReloadlyDouble = SupplierDouble & {
  endTokens: () => void;
  tokens: () => number;
  /** The report answers all transactions, as if it could not search by our reference. */
  ignoreSearch: (ignore: boolean) => void;
};
type Reply = DoubleAnswer & { spoilt?: Spoilt };

const ACCEPT = 'application/com.reloadly.giftcards-v1+json';
const tokenRequest = z.object({
  client_id: z.literal(RELOADLY_CREDENTIALS.clientId),
  client_secret: z.literal(RELOADLY_CREDENTIALS.clientSecret),
  grant_type: z.literal('client_credentials'),
  audience: z.string(),
});
const orderRequest = z.object({
  productId: z.number().int(),
  quantity: z.literal(1),
  unitPrice: z.number().positive(),
  customIdentifier: z.string().max(100).nullish().default(null),
  senderName: z.string().min(1),
  recipientEmail: z.email().optional(),
});
const REFUSALS: Partial<Record<RejectReason, [status: number, code: string]>> = {
  insufficient_funds: [400, 'INSUFFICIENT_BALANCE'],
  out_of_stock: [400, 'PRODUCT_NOT_AVAILABLE'],
  not_sold_here: [404, 'PRODUCT_NOT_FOUND'],
  invalid: [400, 'INVALID_UNIT_PRICE'],
};

function error(status: number, errorCode: string, path = '/orders'): Reply {
  const timeStamp = '2026-06-01 12:00:00';
  return { status, body: { timeStamp, message: `Refused: ${errorCode}`, path, errorCode, infoLink: null } };
}

const sells = (p: (typeof RELOADLY_PRODUCTS)[number], price: number): boolean =>
  p.fixedRecipientDenominations?.includes(price) ??
  (price >= (p.minRecipientDenomination ?? 0) && price <= (p.maxRecipientDenomination ?? 0));

/** Starts Reloadly's double, made from its gift card document; a free port unless told. */
export async function startReloadly({ port = 0 } = {}): Promise<ReloadlyDouble> {
  const faults = makeFaults();
  const books = reloadlyBooks();
  const tokens = new Set<string>();
  let given = 0;
  let blind = false;
  let refusal: Reply | null = null;

  function giveToken({ json }: DoubleRequest): Reply {
    if (!tokenRequest.safeParse(json).success) return error(401, 'INVALID_CREDENTIALS', '/oauth/token');
    const token = randomBytes(12).toString('hex');
    tokens.add(token);
    given += 1;
    return {
      status: 200,
      body: { access_token: token, scope: '', expires_in: 86_400, token_type: 'Bearer' },
    };
  }

  function place({ json }: DoubleRequest): Reply {
    const { data: order } = orderRequest.safeParse(json);
    if (!order) return error(400, 'INVALID_REQUEST');
    const product = RELOADLY_PRODUCTS.find((p) => p.productId === order.productId);
    if (!product) return error(404, 'PRODUCT_NOT_FOUND');
    if (!sells(product, order.unitPrice)) return error(400, 'INVALID_UNIT_PRICE');
    const refused = refusal;
    refusal = null;
    if (refused) return refused;
    const fault = faults.take();
    const trouble = (status: number) => error(status, 'SERVICE_TROUBLE').body;
    const spoilt = { fault, trouble, faults };
    if (!isAccepted(fault)) return { status: 500, spoilt };
    return { status: 200, body: books.accept(order, fault, faults.lateLookUps), spoilt };
  }

  function list(query: URLSearchParams): Reply {
    const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('size') ?? 25)];
    if (!(page >= 1 && size >= 1 && size <= 200)) return error(400, 'INVALID_REQUEST', '/products');
    const content = RELOADLY_PRODUCTS.slice((page - 1) * size, page * size);
    const total = RELOADLY_PRODUCTS.length;
    const [totalPages, last] = [Math.ceil(total / size), page * size >= total];
    return { status: 200, body: { content, totalElements: total, totalPages, last, number: page, size } };
  }

  function report(query: URLSearchParams): Reply {
    const content = books.find(blind ? null : query.get('customIdentifier')).slice(0, 20);
    return { status: 200, body: { content, totalElements: content.length, totalPages: 1, last: true } };
  }

  function reply(request: DoubleRequest): Reply {
    const { method, path, query, headers } = request;
    const route = `${method} ${path}`;
    if (route === 'POST /oauth/token') return giveToken(request);
    if (!tokens.has(headers['authorization']?.replace('Bearer ', '') ?? ''))
      return error(401, 'INVALID_TOKEN', path);
    if (headers['accept'] !== ACCEPT) return error(406, 'NOT_ACCEPTABLE', path);
    if (route === 'POST /orders') return place(request);
    if (route === 'GET /products') return list(query);
    if (route === 'GET /reports/transactions') return report(query);
    if (route === 'GET /accounts/balance') {
      return {
        status: 200,
        body: { balance: 10_000.5, currencyCode: 'EUR', updatedAt: '2026-06-01 12:00:00' },
      };
    }
    const product = RELOADLY_PRODUCTS.find((p) => path === `/products/${p.productId}`);
    if (product) return { status: 200, body: product };
    const card = books.cardOf(Number(/^\/orders\/transactions\/(\d+)\/cards$/.exec(path)?.[1]));
    return card ? { status: 200, body: [card] } : error(404, 'NOT_FOUND', path);
  }

  const { url, stop } = await serveDouble((request, response) => {
    const { spoilt, ...answer } = reply(request);
    sendAnswer(response, answer, spoilt);
  }, port);
  return {
    url,
    stop,
    faults,
    ordersOf: books.ordersOf,
    orders: books.count,
    endTokens: () => tokens.clear(),
    tokens: () => given,
    ignoreSearch: (ignore) => {
      blind = ignore;
    },
    refuseNext: (reason) => {
      const [status, code] = REFUSALS[reason] ?? [];
      if (!status || !code) return false;
      refusal = error(status, code);
      return true;
    },
  };
}
