import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { makeApi } from '#server/api.ts';

export type Answer = { status: number; headers: Record<string, string>; text: string };
type Call = {
  port: number;
  method?: string;
  path: string;
  /** The API key, sent as a bearer token. */
  key?: string;
  headers?: Record<string, string>;
  /** Sent as it is when a string, else as JSON. */
  body?: unknown;
  /** Gives up when no answer came in this time. */
  withinMs?: number;
};

/** The real API on a real socket, as `npm run api` serves it. */
export async function serveApi(): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer(getRequestListener(makeApi().fetch));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const close = () =>
    new Promise<void>((closed) => {
      server.closeAllConnections();
      server.close(() => closed());
    });
  return { port: (server.address() as AddressInfo).port, close };
}

/** One HTTP exchange on a connection of its own; rejects when the line breaks before the answer is whole. */
export function send({
  port,
  method = 'GET',
  path,
  key,
  headers = {},
  body,
  withinMs = 30_000,
}: Call): Promise<Answer> {
  const content = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const outgoing = request({
      host: '127.0.0.1',
      port,
      method,
      path,
      agent: false,
      signal: AbortSignal.timeout(withinMs),
      headers: {
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(content === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      incoming.on('error', reject);
      incoming.on('end', () => {
        const flat = Object.fromEntries(Object.entries(incoming.headers).map(([k, v]) => [k, String(v)]));
        if (incoming.complete) resolve({ status: incoming.statusCode ?? 0, headers: flat, text });
        else reject(new Error('the answer was cut off'));
      });
    });
    outgoing.end(content);
  });
}

export function json(answer: Answer): Record<string, unknown> {
  return JSON.parse(answer.text) as Record<string, unknown>;
}
