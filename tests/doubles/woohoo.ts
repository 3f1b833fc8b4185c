import { z } from 'zod';
import type { RejectReason } from '#modules/suppliers/port.ts';
import {
  type DoubleAnswer,
  isAccepted,
  makeFaults,
  type Spoilt,
  type SupplierDouble,
  sendAnswer,
} from './supplier-faults.ts';
import { type DoubleRequest, serveDouble } from './supplier-server.ts';
import { WOOHOO_CREDENTIALS, woohooAuth } from './woohoo-auth.ts';
import { woohooBooks, woohooError } from './woohoo-books.ts';

export { WOOHOO_CREDENTIALS } from './woohoo-auth.ts';

/** Woohoo's double: `endTokens` makes every token it gave invalid; `tokens` counts those it gave. */
export type WoohooDouble = SupplierDouble & { endTokens: () => void; tokens: () => number };
type Reply = DoubleAnswer & { spoilt?: Spoilt };

const INR = { code: 'INR', symbol: '₹', numericCode: '356' };
const PRODUCTS = [
  {
    sku: 'EGCGBTST001',
    name: 'Testbrand E-Gift Card',
    currency: INR,
    minPrice: '100',
    maxPrice: '2000',
    price: { type: 'RANGE', min: '100', max: '2000', denominations: ['500'], currency: INR },
  },
  {
    sku: 'EGCGBTST002',
    name: 'Testbrand Fixed Card',
    currency: INR,
    minPrice: '250',
    maxPrice: '1000',
    price: { type: 'SLAB', min: '250', max: '1000', denominations: ['250', '1000'], currency: INR },
  },
];
const text = z.string().min(1);
const person = z.object({
  firstname: text,
  email: text,
  telephone: text,
  country: z.string().length(2),
  postcode: text,
});
const orderRequest = z.object({
  address: person.extend({ billToThis: z.literal(true) }),
  billing: person,
  payments: z.tuple([z.object({ code: z.literal('svc'), amount: z.number().positive() })]),
  refno: z.string().regex(/^[\w.()/-]{1,55}$/),
  deliveryMode: z.literal('API'),
  syncOnly: z.literal(true),
  products: z.tuple([
    z.object({ sku: text, price: z.number().positive(), qty: z.literal(1), currency: z.literal(356) }),
  ]),
});
const balanceRequest = z.object({
  cardNumber: z.literal(WOOHOO_CREDENTIALS.svcCardNumber),
  pin: z.literal(WOOHOO_CREDENTIALS.svcCardPin).optional(),
});
const REFUSALS: Partial<Record<RejectReason, [code: number, message: string]>> = {
  out_of_stock: [11136, 'Product unavailable; retry tomorrow or buy another brand'],
  not_sold_here: [5318, 'Denomination is not available'],
  insufficient_funds: [5038, 'Payment svc exceeds limitations'],
  invalid: [5311, 'Invalid delivery mode'],
  refused: [10911, 'You have exceeded your purchase limit'],
};

/** Starts Woohoo's double, made from its REST API V3 document; a free port unless told. */
export async function startWoohoo({ port = 0 } = {}): Promise<WoohooDouble> {
  const faults = makeFaults();
  const auth = woohooAuth();
  const books = woohooBooks();
  let refusal: Reply | null = null;
  let origin = '';

  function place({ json }: DoubleRequest): Reply {
    const { data: order } = orderRequest.safeParse(json);
    if (!order) return woohooError(400, 400, 'Request data is invalid');
    const { refno, payments, products } = order;
    const [{ amount }, { sku, price }] = [payments[0], products[0]];
    if (books.has(refno)) return woohooError(400, 5313, 'Duplicate reference number provided');
    if (amount !== price) return woohooError(400, 5036, 'Payment amount mismatch with required value');
    const product = PRODUCTS.find((p) => p.sku === sku);
    if (!product || price < Number(product.minPrice) || price > Number(product.maxPrice)) {
      return woohooError(400, 5318, 'Denomination is not available');
    }
    const refused = refusal;
    refusal = null;
    if (refused) return refused;
    const fault = faults.take();
    const trouble = (code: number) => ({
      code,
      message: 'Could not process your request, Please try again later',
    });
    const spoilt = { fault, trouble, faults };
    if (!isAccepted(fault)) return { status: 500, spoilt };
    const { lateLookUps } = faults;
    return { ...books.accept({ refno, price, body: json as object, fault, lateLookUps }), spoilt };
  }

  function list(query: URLSearchParams): Reply {
    const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 10)];
    const products = PRODUCTS.slice(offset, offset + limit).map(({ price: _, ...row }) => row);
    return { status: 200, body: { id: '121', name: 'Root', productsCount: PRODUCTS.length, products } };
  }

  function reply(request: DoubleRequest): Reply {
    const { method, path, query, json } = request;
    const route = `${method} ${path}`;
    if (route === 'POST /oauth2/verify') return auth.verify(request);
    if (route === 'POST /oauth2/token') return auth.token(request);
    const refused = auth.refusalOf(request, origin);
    if (refused) return refused;
    const [, refno] = /^GET \/rest\/v3\/order\/([^/]+)\/status$/.exec(route) ?? [];
    if (refno) return books.statusOf(decodeURIComponent(refno));
    const [, orderId] = /^GET \/rest\/v3\/order\/([^/]+)\/cards\/$/.exec(route) ?? [];
    if (orderId) return books.cardsOf(decodeURIComponent(orderId));
    const product = PRODUCTS.find((p) => route === `GET /rest/v3/catalog/products/${p.sku}`);
    if (product) return { status: 200, body: product };
    switch (route) {
      case 'POST /rest/v3/orders':
        return place(request);
      case 'POST /rest/v3/orders/reverse':
        return books.reverse(String((json as { refno?: unknown } | null)?.refno), json as object);
      case 'POST /rest/v3/balance':
        return balanceRequest.safeParse(json).success
          ? { status: 201, body: { balance: '57814.00', status: 'ACTIVATED', currency: INR } }
          : woohooError(400, 6049, 'Balance Enquiry Failed');
      case 'GET /rest/v3/catalog/categories':
        return { status: 200, body: { id: '121', name: 'Root', subcategories: [] } };
      case 'GET /rest/v3/catalog/categories/121/products':
        return list(query);
      default:
        return { status: 404, body: { code: 404, message: 'Not found' } };
    }
  }

  const { url, stop } = await serveDouble((request, response) => {
    const { spoilt, ...answer } = reply(request);
    sendAnswer(response, answer, spoilt);
  }, port);
  origin = url;
  return {
    url,
    stop,
    faults,
    ordersOf: (reference) => Number(books.has(reference)),
    orders: books.count,
    endTokens: auth.endTokens,
    tokens: auth.tokens,
    refuseNext: (reason) => {
      const [code, message] = REFUSALS[reason] ?? [];
      if (!code || !message) return false;
      refusal = woohooError(400, code, message);
      return true;
    },
  };
}
