import type { ServerResponse } from 'node:http';
import { z } from 'zod';
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
import {
  newTremendousLink,
  TREMENDOUS_PRODUCTS,
  type TremendousDoubleOrder,
  tremendousBooked,
  tremendousView,
} from './tremendous-books.ts';

export const TREMENDOUS_CREDENTIALS = { apiKey: 'TEST_tremendous-key-c41b' } as const;

export type TremendousDouble = SupplierDouble & {
  books: () => readonly TremendousDoubleOrder[];
  /** The next order is booked in this state. */
  endNext: (status: 'FAILED' | 'CANCELED' | 'PENDING SETTLEMENT' | 'OPEN') => void;
  /** Lets rewards be cancelled whose delivery has not failed, as the help pages have it. */
  cancelFreely: () => void;
  /** From here on links can or cannot be made. */
  linksWork: (work: boolean) => void;
  /** Its list of orders does not heed what is searched for. */
  ignoreSearch: (ignore: boolean) => void;
  /** The links that were made besides those of new orders. */
  linksMade: () => number;
};

type Reply = DoubleAnswer & { fault?: SupplierFault | null };

const orderBody = z.object({
  external_id: z.string().min(1).optional(),
  payment: z.object({ funding_source_id: z.string().min(1) }),
  reward: z.object({
    value: z.object({ denomination: z.number().positive(), currency_code: z.string().length(3) }),
    delivery: z.object({ method: z.literal('LINK') }),
    recipient: z.object({ email: z.email(), name: z.string().optional() }),
    products: z.array(z.string()).min(1),
  }),
});
const BALANCE_ID = 'GCTHLCMFVYMD';

/** Starts a double of Tremendous's API v2, made from its reference; a free port unless told. */
export async function startTremendous({ port = 0, fundsCents = 10_000_000 } = {}): Promise<TremendousDouble> {
  const faults = makeFaults();
  const orders: TremendousDoubleOrder[] = [];
  let refusal: RejectReason | null = null;
  let ending: string | null = null;
  let lastRewardId: string | null = null;
  let spentCents = 0;
  let free = false;
  let links = true;
  let made = 0;
  let unsearched = false;
  let origin = '';

  function place({ json, text }: DoubleRequest): Reply {
    const parsed = orderBody.safeParse(json);
    if (!parsed.success) return wrongAt(400, parsed.error.issues[0]?.path ?? []);
    const { external_id = null, payment, reward } = parsed.data;
    const known = external_id === null ? undefined : orders.find((o) => o.externalId === external_id);
    if (known) {
      if (known.text !== text) return problem(409);
      return { status: 201, body: { order: tremendousView(known) } };
    }
    const { value, recipient } = reward;
    const [product = ''] = reward.products;
    const wrong = refusedNext() ?? invalid({ ...value, product, source: payment.funding_source_id });
    if (wrong) return wrong;
    const fault = faults.take();
    if (!isAccepted(fault)) return { status: 500, fault };
    const sold = { externalId: external_id, text, product, value, recipient };
    const order = tremendousBooked(sold, { fault, faults, lastRewardId });
    order.status = ending ?? order.status;
    ending = null;
    if (value.currency_code === 'USD') spentCents += Math.round(value.denomination * 100);
    lastRewardId = order.rewardId;
    orders.unshift(order);
    return { status: 200, body: { order: tremendousView(order, newTremendousLink(origin)) }, fault };
  }

  function refusedNext(): Reply | null {
    const reason = refusal;
    refusal = null;
    if (reason === 'credentials') return problem(401);
    if (reason === 'insufficient_funds') return problem(402);
    if (reason === 'not_sold_here') return wrongAt(422, ['reward', 'products']);
    return reason === 'invalid' ? wrongAt(422, ['reward', 'value', 'denomination']) : null;
  }

  function invalid(asked: { denomination: number; currency_code: string; product: string; source: string }) {
    if (asked.source.toLowerCase() !== 'balance' && asked.source !== BALANCE_ID) {
      return wrongAt(422, ['payment', 'funding_source_id']);
    }
    const product = TREMENDOUS_PRODUCTS.find((p) => p.id === asked.product);
    if (!product) return wrongAt(422, ['reward', 'products']);
    if (!product.currency_codes.includes(asked.currency_code)) {
      return wrongAt(422, ['reward', 'value', 'currency_code']);
    }
    const fits = product.skus.some(({ min, max }) => asked.denomination >= min && asked.denomination <= max);
    if (!fits) return wrongAt(422, ['reward', 'value', 'denomination']);
    const cents = asked.currency_code === 'USD' ? Math.round(asked.denomination * 100) : 0;
    return spentCents + cents > fundsCents ? problem(402) : null;
  }

  function lookedAt(order: TremendousDoubleOrder): TremendousDoubleOrder {
    if (order.status === 'PENDING APPROVAL' && order.lookUpsLeft-- <= 0) order.status = 'EXECUTED';
    return order;
  }

  function onReward(order: TremendousDoubleOrder, verb: string): Reply {
    if (verb === 'generate_link') {
      if (!links || order.status !== 'EXECUTED') return problem(403);
      made += 1;
      return { status: 200, body: { reward: { id: order.rewardId, link: newTremendousLink(origin) } } };
    }
    if (!free || order.redeemed) return problem(422);
    order.status = 'CANCELED';
    return { status: 200, body: { reward: { id: order.rewardId } } };
  }

  function reply(request: DoubleRequest): Reply {
    const { query, headers, method } = request;
    const path = request.path.replace('/api/v2', '');
    if (headers['authorization'] !== `Bearer ${TREMENDOUS_CREDENTIALS.apiKey}`) return problem(401);
    const [, kind, id, verb] =
      /^\/(orders|rewards|products|funding_sources)(?:\/(\w+))?(?:\/(\w+))?$/.exec(path) ?? [];
    const order = orders.find((o) => (kind === 'rewards' ? o.rewardId : o.id) === id);
    const route = `${method} ${kind}${id ? '/:id' : ''}${verb ? '/:verb' : ''}`;
    switch (route) {
      case 'POST orders':
        return place(request);
      case 'GET orders': {
        const wanted = query.get('external_id');
        const found = orders.filter((o) => unsearched || wanted === null || o.externalId === wanted);
        const shown = found.slice(0, 10).map((o) => tremendousView(lookedAt(o)));
        return { status: 200, body: { orders: shown, total_count: found.length } };
      }
      case 'GET orders/:id':
        return order ? { status: 200, body: { order: tremendousView(lookedAt(order)) } } : problem(404);
      case 'POST rewards/:id/:verb':
        return order && verb ? onReward(order, verb) : problem(404);
      case 'GET products':
        return { status: 200, body: { products: TREMENDOUS_PRODUCTS } };
      case 'GET products/:id': {
        const product = TREMENDOUS_PRODUCTS.find((p) => p.id === id);
        return product ? { status: 200, body: { product } } : problem(404);
      }
      case 'GET funding_sources': {
        const meta = { available_cents: fundsCents - spentCents, pending_cents: 0 };
        const balance = { method: 'balance', id: BALANCE_ID, status: 'active', meta };
        const invoice = { method: 'invoice', type: 'COMMERCIAL', id: '4G1IPSQINMMV', meta: {} };
        return { status: 200, body: { funding_sources: [balance, invoice] } };
      }
      default:
        return problem(404);
    }
  }

  function answer(request: DoubleRequest, response: ServerResponse): void {
    const { fault = null, ...whole } = reply(request);
    sendAnswer(response, whole, { fault, trouble: (status) => problem(status).body, faults });
  }

  const server = await serveDouble(answer, port);
  origin = server.url;
  return {
    url: `${origin}/api/v2`,
    stop: server.stop,
    faults,
    books: () => orders,
    ordersOf: (reference) => orders.filter((o) => o.externalId === reference).length,
    orders: () => orders.length,
    refuseNext: (reason) => {
      if (reason === 'out_of_stock' || reason === 'refused') return false;
      refusal = reason;
      return true;
    },
    endNext: (status) => {
      ending = status;
    },
    cancelFreely: () => {
      free = true;
    },
    linksWork: (work) => {
      links = work;
    },
    ignoreSearch: (ignore) => {
      unsearched = ignore;
    },
    linksMade: () => made,
  };
}

const TEXT = `Text for people with ${TREMENDOUS_CREDENTIALS.apiKey} in it, which nobody should repeat.`;

const problem = (status: number): Reply => ({ status, body: { errors: { message: TEXT } } });

/** The payload has the request's shape down to the field that is wrong. */
function wrongAt(status: number, path: readonly PropertyKey[]): Reply {
  const payload = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), TEXT);
  return { status, body: { errors: { message: TEXT, payload } } };
}
