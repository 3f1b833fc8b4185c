import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { openStripeBooks, type StripeBooks } from './stripe-books.ts';
import { type Answer, keyReused, missing, serverError, tooMany, unauthorised } from './stripe-errors.ts';
import { readForm } from './stripe-form.ts';
import { openHooks, type StripeHooks } from './stripe-hooks.ts';

/** What can go wrong on demand, once for each POST that is asked. Only `throttle` and `lost` carry nothing out. */
export type StripeFault = 'time-out' | 'error-500' | 'cut' | 'html' | 'truncate' | 'throttle' | 'lost';
type Stored = { params: string; answer: Answer };
export type StripeDouble = {
  url: string;
  books: StripeBooks;
  hooks: StripeHooks;
  /** The next POSTs meet these faults, one each. */
  fail: (...faults: StripeFault[]) => void;
  /** Forgets the idempotency keys, as Stripe does after a day. */
  forgetKeys: () => void;
  /** Answers 500 to every GET until told otherwise. */
  loseReads: (lose: boolean) => void;
  /** Refuses the account's key until told otherwise. */
  refuseKeys: (refuse: boolean) => void;
  /** How many requests came in, by method and path without ids. */
  requests: () => readonly string[];
  stop: () => Promise<void>;
};

const PAGE = '<!doctype html><title>Service notice</title><h1>We will be back soon</h1>';

/** The part of Stripe's API that Damson uses, over HTTP, for one account with this secret key. */
export async function startStripe({
  secretKey,
  port = 0,
}: {
  secretKey: string;
  port?: number;
}): Promise<StripeDouble> {
  const live = secretKey.startsWith('sk_live_');
  const hooks = openHooks(live);
  const books = openStripeBooks(hooks.say, live);
  const keys = new Map<string, Stored>();
  const faults: StripeFault[] = [];
  const requests: string[] = [];
  let refusing = false;
  let losing = false;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://double');
    const [method, body] = [request.method ?? 'GET', await text(request)];
    requests.push(`${method} ${url.pathname.replace(/\/pi_\w+/, '/:id')}`);
    if (refusing || request.headers.authorization !== `Bearer ${secretKey}`)
      return send(response, unauthorised());
    if (method === 'GET') return send(response, losing ? serverError() : read(url));
    const fault = faults.shift();
    const { answer, replayed } = once(request, url, body, fault);
    send(response, answer, { fault, replayed });
  }

  function read(url: URL): Answer {
    const asked = url.searchParams;
    if (url.pathname === '/v1/refunds') {
      const page = { limit: Number(asked.get('limit') ?? 10), after: asked.get('starting_after') };
      return books.listRefunds(asked.get('payment_intent') ?? '', page);
    }
    const id = /^\/v1\/payment_intents\/(\w+)$/.exec(url.pathname)?.[1];
    return id ? books.retrieve(id) : missing('resource', url.pathname);
  }

  /** Carries a POST out once for each key, and answers what it answered before. */
  function once(request: IncomingMessage, url: URL, body: string, fault: StripeFault | undefined) {
    if (fault === 'throttle') return { answer: tooMany(), replayed: false };
    const key = request.headers['idempotency-key'];
    const params = `${url.pathname}?${body}`;
    const stored = typeof key === 'string' ? keys.get(key) : undefined;
    if (stored && stored.params !== params) return { answer: keyReused(), replayed: false };
    if (stored) return { answer: stored.answer, replayed: true };
    const carriedOut = fault === 'lost' ? serverError() : write(url.pathname, body);
    const answer = fault === 'error-500' ? serverError() : structuredClone(carriedOut);
    if (typeof key === 'string') keys.set(key, { params, answer });
    return { answer, replayed: false };
  }

  function write(path: string, body: string): Answer {
    const form = readForm(body);
    if (path === '/v1/payment_intents') return books.create(form);
    if (path === '/v1/refunds') return books.refund(form);
    const [, id = '', what] = /^\/v1\/payment_intents\/(\w+)\/(confirm|capture|cancel)$/.exec(path) ?? [];
    if (what === 'confirm') return books.confirm(id, String(form['payment_method']));
    if (what === 'capture') return books.capture(id, form);
    if (what === 'cancel') return books.cancel(id, form);
    return missing('resource', path);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    books,
    hooks,
    fail: (...next) => void faults.push(...next),
    forgetKeys: () => keys.clear(),
    loseReads: (lose) => {
      losing = lose;
    },
    refuseKeys: (refuse) => {
      refusing = refuse;
    },
    requests: () => requests,
    stop: async () => {
      await hooks.settled();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function send(
  response: ServerResponse,
  answer: Answer,
  spoilt: { fault?: StripeFault | undefined; replayed?: boolean } = {},
): void {
  if (spoilt.fault === 'time-out') return;
  if (spoilt.fault === 'cut') {
    response.destroy();
    return;
  }
  const whole = JSON.stringify(answer.body);
  const html = spoilt.fault === 'html';
  const replayed = spoilt.replayed ? { 'idempotent-replayed': 'true' } : {};
  const retry = answer.status === 500 ? { 'stripe-should-retry': 'false' } : {};
  response.writeHead(html ? 200 : answer.status, {
    'content-type': html ? 'text/html' : 'application/json',
    'request-id': 'req_double',
    ...replayed,
    ...retry,
  });
  response.end(html ? PAGE : spoilt.fault === 'truncate' ? whole.slice(0, whole.length >> 1) : whole);
}
