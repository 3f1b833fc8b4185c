import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';

export type HttpCall = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Readonly<Record<string, string>>;
  /** Sent as it is when a string, else as JSON. */
  body?: unknown;
  timeoutMs?: number | undefined;
  maxBytes?: number | undefined;
};

/** A whole answer. `json` is undefined when the body is not JSON; `length` counts its bytes. */
export type HttpAnswer = {
  status: number;
  headers: Readonly<Record<string, string>>;
  json: unknown;
  length: number;
};

/**
 * No whole answer. `not-sent`: no connection was ever established, so the other side knows nothing of it.
 * `sent-unknown`: it may have been received and acted upon. `reason` is fit for logs.
 */
export type HttpFailure = { failed: 'not-sent' | 'sent-unknown'; reason: string };

const TIMEOUT_MS = 20_000;
const MAX_BYTES = 8 * 1024 * 1024;

/** One JSON exchange on a connection of its own; it answers and never throws. Redirects are not followed. */
export function httpJson(call: HttpCall): Promise<HttpAnswer | HttpFailure> {
  const text = typeof call.body === 'string' ? call.body : JSON.stringify(call.body);
  const { promise, resolve } = Promise.withResolvers<HttpAnswer | HttpFailure>();
  let connected = false;
  const fail = (reason: string) => resolve({ failed: connected ? 'sent-unknown' : 'not-sent', reason });
  try {
    const outgoing = opened(call, text);
    const deadline = setTimeout(() => fail('timed out'), call.timeoutMs ?? TIMEOUT_MS);
    outgoing.on('socket', (socket) =>
      socket.once('connect', () => {
        connected = true;
      }),
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'connection failed'));
    outgoing.on('response', (incoming) => {
      whole(incoming, call.maxBytes ?? MAX_BYTES).then(resolve, (error: Error) => fail(error.message));
    });
    outgoing.end(text);
    return promise.finally(() => {
      clearTimeout(deadline);
      outgoing.destroy();
    });
  } catch {
    fail('the request cannot be written');
    return promise;
  }
}

/** Without an agent no request goes out on a used connection that the other side may be closing. */
function opened({ method, url, headers }: HttpCall, text: string | undefined) {
  const content =
    text === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
  const open = url.startsWith('https:') ? tlsRequest : plainRequest;
  return open(url, {
    method,
    headers: { accept: 'application/json', 'user-agent': 'Damson', ...content, ...headers },
    agent: false,
  });
}

async function whole(incoming: IncomingMessage, maxBytes: number): Promise<HttpAnswer> {
  const status = incoming.statusCode ?? 0;
  if (status >= 300 && status < 400) throw new Error(`redirected with ${status}`);
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of incoming as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > maxBytes) break;
      parts.push(part);
    }
  } catch {
    throw new Error('the answer was cut off');
  }
  if (length > maxBytes) throw new Error('the answer is too large');
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  const json = parsed(Buffer.concat(parts).toString('utf8'));
  return { status, headers: Object.fromEntries(headers), json, length };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
