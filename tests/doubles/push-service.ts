import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A message as a push service takes it in: it cannot read it. */
export type Pushed = { path: string; headers: IncomingHttpHeaders; body: Buffer };
type Answer = (pushed: Pushed) => number;

const MOST_BYTES = 4_096;
const MOST_KEPT = 1_000;
const DAY_SECONDS = 86_400;

/**
 * A push service on a real socket, as strict as RFC 8030, 8188 and 8292 let it be: it takes a message only from
 * whoever proves to hold the key, encrypted, within its size, with a time to live.
 */
export async function startPushService(answer: Answer = () => 201, port = 0) {
  const taken: Pushed[] = [];
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') return void response.end(JSON.stringify({ taken: taken.length }));
    const one = { path: request.url ?? '/', headers: request.headers, body: await buffer(request) };
    const origin = `http://${request.headers.host}`;
    const status = faultOf(one, origin) ?? answer(one);
    if (status === 201) taken.push(one);
    if (taken.length > MOST_KEPT) taken.shift();
    const wait = status === 429 ? { 'retry-after': '1' } : {};
    response.writeHead(status, { location: `${origin}/message/${taken.length}`, ...wait }).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The status that a message deserves whatever was asked for, or null when nothing is wrong with it. */
function faultOf({ headers, body }: Pushed, origin: string): number | null {
  if (!/^\d+$/.test(String(headers.ttl ?? ''))) return 400;
  if (headers['content-encoding'] !== 'aes128gcm' || !isRecord(body)) return 400;
  if (body.length > MOST_BYTES) return 413;
  return isProven(String(headers.authorization ?? ''), origin) ? null : 403;
}

/** Salt, record size and the sender's point, then at least a tag and one byte (RFC 8188). */
function isRecord(body: Buffer): boolean {
  return body.length > 16 + 4 + 1 + 65 + 17 && body.readUInt8(20) === 65 && body.readUInt8(21) === 4;
}

/** `vapid t=<JWT>, k=<key>`: signed by the key, for this service, for at most a day, by somebody to be reached. */
function isProven(authorization: string, origin: string): boolean {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = '', body = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65) return false;
  const jwk = { kty: 'EC', crv: 'P-256', x: b64(point.subarray(1, 33)), y: b64(point.subarray(33)) };
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!signed) return false;
  const read = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  const [{ alg }, { aud, exp, sub }] = [read(head), read(body)];
  const seconds = Number(exp) - Math.floor(Date.now() / 1000);
  const reachable = /^(?:mailto:|https:)/.test(String(sub));
  return alg === 'ES256' && aud === origin && seconds > 0 && seconds <= DAY_SECONDS && reachable;
}

const b64 = (bytes: Buffer) => bytes.toString('base64url');
