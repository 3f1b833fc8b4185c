import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { addressesOf, type Resolve } from './resolve.ts';

export type WebhookPost = {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | Buffer;
  /** Asked of each IP address right before it is connected to; left out where any will do. */
  mayConnectTo?: ((address: string) => boolean) | undefined;
  /** How names are resolved when each address is asked about. */
  resolve?: Resolve | undefined;
  timeoutMs?: number | undefined;
};
/** A status with the beginning of what was said, or why there was none; `tookMs` by a clock that never jumps. */
export type WebhookAnswer = { status: number | null; text: string; tookMs: number };

const TIMEOUT_MS = 15_000;
/** A receiver has answered once its status is here; it has so long for the rest. */
const BODY_MS = 2_000;
const MAX_BYTES = 4_096;
const FORBIDDEN = 'the address is not on the public network';

/** Posts once, on a connection of its own, follows nothing, and answers whatever happens. */
export function postWebhook(post: WebhookPost): Promise<WebhookAnswer> {
  const from = performance.now();
  const { promise, resolve } = Promise.withResolvers<WebhookAnswer>();
  const end = (status: number | null, text: string) =>
    resolve({ status, text, tookMs: Math.round(performance.now() - from) });
  const url = new URL(post.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (post.mayConnectTo && isIP(host) !== 0 && !post.mayConnectTo(host)) {
    end(null, FORBIDDEN);
    return promise;
  }
  const outgoing = opened(url, post);
  const deadline = setTimeout(() => end(null, 'timed out'), post.timeoutMs ?? TIMEOUT_MS);
  outgoing.on('error', (error: NodeJS.ErrnoException) => end(null, error.code ?? 'connection failed'));
  outgoing.on('response', (incoming) => {
    beginningOf(incoming).then((text) => end(incoming.statusCode ?? null, text));
  });
  outgoing.end(post.body);
  return promise.finally(() => {
    clearTimeout(deadline);
    outgoing.destroy();
  });
}

function opened(url: URL, { body, headers, mayConnectTo, resolve = addressesOf }: WebhookPost) {
  const open = url.protocol === 'https:' ? tlsRequest : plainRequest;
  return open(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'Damson-Webhooks/1',
      ...headers,
    },
    agent: false,
    ...(mayConnectTo ? { lookup: guarded(mayConnectTo, resolve) } : {}),
  });
}

/** The addresses that are looked at are those that are connected to: no second question, no other answer. */
function guarded(mayConnectTo: (address: string) => boolean, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (!first) return callback(failure('ENOTFOUND'), '', 0);
        if (!addresses.every((a) => mayConnectTo(a.address))) return callback(failure(FORBIDDEN), '', 0);
        if (options.all) return callback(null, addresses);
        return callback(null, first.address, first.family);
      },
      () => callback(failure('ENOTFOUND'), '', 0),
    );
  };
}

function failure(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}

async function beginningOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  const late = setTimeout(() => incoming.destroy(), BODY_MS);
  try {
    for await (const part of incoming as AsyncIterable<Buffer>) {
      length += part.length;
      parts.push(part);
      if (length > MAX_BYTES) break;
    }
  } catch {
    // What came until then is enough.
  } finally {
    clearTimeout(late);
  }
  return Buffer.concat(parts).subarray(0, MAX_BYTES).toString('utf8');
}
