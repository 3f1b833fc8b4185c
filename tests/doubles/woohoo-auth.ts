import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { DoubleAnswer } from './supplier-faults.ts';
import type { DoubleRequest } from './supplier-server.ts';

export const WOOHOO_CREDENTIALS = {
  clientId: 'woohoo-client',
  clientSecret: 'woohoo-secret',
  username: 'woohoo-user',
  password: 'woohoo-password',
  svcCardNumber: '7998892010000285',
  svcCardPin: '271828',
};

const { clientId, clientSecret, username, password } = WOOHOO_CREDENTIALS;
const verifyRequest = z.object({
  clientId: z.literal(clientId),
  username: z.literal(username),
  password: z.literal(password),
});
const tokenRequest = z.object({
  clientId: z.literal(clientId),
  clientSecret: z.literal(clientSecret),
  authorizationCode: z.string(),
});
const refused: DoubleAnswer = { status: 401, body: { code: 401, message: 'oauth_problem=token_rejected' } };

/** The documented recipe, written down a second time: what the client signs must come out the same here. */
function expected(method: string, address: string, json: unknown): string {
  const [path = '', query = ''] = address.split('?');
  const parameters = query ? `?${query.split('&').sort().join('&')}` : '';
  const strict = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const ordered = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(ordered);
    if (typeof value !== 'object' || value === null) return value;
    const from = value as Record<string, unknown>;
    const to: Record<string, unknown> = {};
    for (const key of Object.keys(from).sort()) to[key] = ordered(from[key]);
    return to;
  };
  const body = json === undefined ? '' : `&${strict(JSON.stringify(ordered(json)))}`;
  const text = `${method}&${strict(path + parameters)}${body}`;
  return createHmac('sha512', clientSecret).update(text).digest('hex');
}

/** Woohoo's two steps to a token, and what every other request must carry. */
export function woohooAuth() {
  const codes = new Set<string>();
  const tokens = new Set<string>();
  let given = 0;

  function verify({ json }: DoubleRequest): DoubleAnswer {
    if (!verifyRequest.safeParse(json).success) return refused;
    const authorizationCode = randomBytes(10).toString('hex');
    codes.add(authorizationCode);
    return { status: 200, body: { authorizationCode } };
  }

  function token({ json }: DoubleRequest): DoubleAnswer {
    const { data } = tokenRequest.safeParse(json);
    if (!data || !codes.delete(data.authorizationCode)) return refused;
    const made = randomBytes(16).toString('hex');
    tokens.add(made);
    given += 1;
    return { status: 200, body: { token: made } };
  }

  /** Null when the request is signed by a known client; else what Woohoo answers. */
  function refusalOf(request: DoubleRequest, origin: string): DoubleAnswer | null {
    const { headers, method, path, query, text, json } = request;
    if (!tokens.has(headers['authorization']?.replace('Bearer ', '') ?? '')) return refused;
    const address = `${origin}${path}${query.size > 0 ? `?${query}` : ''}`;
    const right = expected(method, address, text === '' ? undefined : json);
    const dated = Number.isFinite(Date.parse(headers['dateatclient'] ?? ''));
    if (dated && headers['signature'] === right) return null;
    return { status: 401, body: { code: 401, message: 'oauth_problem=signature_invalid' } };
  }

  return { verify, token, refusalOf, endTokens: () => tokens.clear(), tokens: () => given };
}
