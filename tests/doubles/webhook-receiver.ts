import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Told = {
  path: string;
  id: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  at: number;
};
/** How a receiver answers; null says nothing, as a tarpit does; it may also hang up on what it has taken in. */
type Answer = (told: Told) => number | { status: number; text: string } | 'hang up' | null;

const MOST_KEPT = 10_000;

/**
 * A receiver of webhooks on a real socket that keeps what it is told; `GET` shows it, the newest first, below a path.
 * It takes everything unless told otherwise.
 */
export async function startReceiver(answer: Answer = () => 204, port = 0) {
  const told: Told[] = [];
  let underWay = 0;
  let mostUnderWay = 0;
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      const below = told.filter((t) => t.path.startsWith(request.url ?? '/')).slice(-100);
      return void response.setHeader('content-type', 'application/json').end(JSON.stringify(below.reverse()));
    }
    underWay += 1;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    response.once('close', () => {
      underWay -= 1;
    });
    const headers = Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k, String(v)]));
    const body = await text(request).catch(() => '');
    const one = {
      path: request.url ?? '/',
      id: headers['webhook-id'] ?? '',
      headers,
      body,
      at: performance.now(),
    };
    told.push(one);
    if (told.length > MOST_KEPT) told.shift();
    const given = answer(one);
    if (given === null) return;
    if (given === 'hang up') return void response.destroy();
    const { status, text: said } = typeof given === 'number' ? { status: given, text: '' } : given;
    response.writeHead(status, { 'content-type': 'text/plain', location: '/elsewhere' }).end(said);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    told,
    underWay: () => underWay,
    mostUnderWay: () => mostUnderWay,
    /** Ends every request that is open, unanswered. */
    hangUp: () => server.closeAllConnections(),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
