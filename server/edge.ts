import type { IncomingMessage } from 'node:http';
import { env } from '#lib/env.ts';

/** Ours to set, whoever is in front. */
const OUR_HEADERS = ['x-damson-address', 'x-damson-place', 'x-request-id', 'x-middleware-subrequest'];
/** A trusted proxy's to set. */
const PROXY_HEADERS = ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-for'];

/**
 * What the edge says of a request: without a proxy nobody may say it; behind one, its last entry is the only
 * address that the client cannot choose.
 */
export function takeEdgeHeaders(request: IncomingMessage): void {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  const trusted = env().TRUST_PROXY === '1';
  for (const name of trusted ? OUR_HEADERS : [...OUR_HEADERS, ...PROXY_HEADERS]) delete request.headers[name];
  request.headers['x-damson-address'] = (trusted && forwarded) || request.socket.remoteAddress || '';
}
