import { createHmac } from 'node:crypto';

/** JSON with the keys of every object in order, as Woohoo signs it and as it must then be sent. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** RFC 3986, which also writes out what encodeURIComponent leaves. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Woohoo's OAuth 2.0 request signature: hex HMAC-SHA512, keyed by the client secret, over the method, the address with
 * its parameters in order, and the sorted body if there is one, each encoded and joined by `&`.
 */
export function signature(
  request: { method: string; url: string; body: string | undefined },
  clientSecret: string,
): string {
  const url = new URL(request.url);
  const [address = '', query] = request.url.split('?');
  url.searchParams.sort();
  const parameters = query === undefined ? '' : `?${url.searchParams}`;
  const parts = [request.method.toUpperCase(), encoded(address + parameters)];
  if (request.body !== undefined) parts.push(encoded(request.body));
  return createHmac('sha512', clientSecret).update(parts.join('&')).digest('hex');
}
