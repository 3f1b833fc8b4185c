import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type DoubleRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string>>;
  text: string;
  /** Undefined when the body is not JSON. */
  json: unknown;
};

const HOST = '127.0.0.1';
const MAX_BYTES = 1024 * 1024;

/** Serves a supplier's double on a real socket; a free port unless told. */
export async function serveDouble(
  answer: (request: DoubleRequest, response: ServerResponse) => void,
  port = 0,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((incoming, response) => {
    read(incoming).then(
      (request) => answer(request, response),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(incoming: IncomingMessage): Promise<DoubleRequest> {
  let text = '';
  for await (const part of incoming.setEncoding('utf8')) {
    text += part;
    if (text.length > MAX_BYTES) throw new Error('The request is too large.');
  }
  const { pathname, searchParams } = new URL(incoming.url ?? '/', `http://${HOST}`);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? 'GET',
    path: pathname,
    query: searchParams,
    headers: Object.fromEntries(headers),
    text,
    json: parsed(text),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
