import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import type { Caller } from '#core/context.ts';
import { takeAllowance } from '#core/rate-limit.ts';
import { clock } from '#lib/clock.ts';
import { sha256 } from '#lib/crypto.ts';
import { env } from '#lib/env.ts';
import { Refusal } from '#lib/errors.ts';
import { networkOf } from '#lib/network.ts';
import { asApiKey, type KnownKey, mayUseFrom, tenantIdOfSecret } from '#modules/identity/index.ts';
import { type TenantView, tenantByHost, tenantById } from '#modules/tenants/index.ts';

export type ApiEnv = {
  Bindings: { incoming?: IncomingMessage };
  Variables: { requestId: string };
};
const LEASE = 50;

const unknownKey = () =>
  new Refusal('unauthenticated', {
    message:
      'Send a valid API key: "Authorization: Bearer dk_…". Keys are made in the console under Developers.',
  });

const MAX_KNOWN = 10_000;
/** Keys as a verb has accepted them in this process, by the hash of the secret, and when that was. */
const known = new Map<string, KnownKey & { provedAt: number }>();
/** So often a key is looked up the ordinary way, which writes down that it is in use. */
const PROVED_FOR_MS = 15 * 60_000;

/**
 * Who calls the API: the key names its tenant; on a tenant's own host it must be that tenant's. A key that was
 * never accepted spends its address's allowance, so that made-up keys cannot use up a tenant's.
 */
export async function apiCaller(c: Context<ApiEnv>): Promise<Caller & { tenant: TenantView }> {
  const secret = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const tenantId = secret ? tenantIdOfSecret(secret) : null;
  const tenant = tenantId ? await tenantById(tenantId) : null;
  if (!secret || !tenant) throw unknownKey();
  const hostTenant = await tenantByHost(c.req.header('host') ?? '');
  if (hostTenant && hostTenant.id !== tenant.id) throw unknownKey();
  const now = clock.now();
  const secretHash = sha256(secret);
  const hash = secretHash.toString('base64');
  const address = addressOf(c);
  const before = known.get(hash);
  const own = (before && tenant.limits?.callsAMinute) || Number.POSITIVE_INFINITY;
  const limit = Math.min(env().API_RATE_PER_MINUTE, own);
  const key = before ? `${tenant.id}:api` : `api:${networkOf(address)}`;
  const allowance = await takeAllowance(
    { key, limit, windowSeconds: 60, lease: Math.min(LEASE, limit) },
    now,
  );
  c.header('RateLimit-Limit', String(allowance.limit));
  c.header('RateLimit-Remaining', String(allowance.remaining));
  c.header('RateLimit-Reset', String(allowance.resetSeconds));
  const authenticate = asApiKey(secret, address, (found) => {
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(hash, { ...found, provedAt: now.getTime() });
  });
  const apiKey = before && asKnown(before, { secretHash, address, now });
  return { tenant, requestId: c.get('requestId'), now, authenticate, apiKey };
}

/** The far end of the connection, or behind a trusted proxy what that says (see web.ts). */
function addressOf(c: Context<ApiEnv>): string {
  const said = c.env.incoming?.headers['x-damson-address'];
  return (typeof said === 'string' && said) || (c.env.incoming?.socket.remoteAddress ?? '');
}

/** For those who prove in a faster way what is remembered here; everybody else goes the ordinary way. */
function asKnown(
  { id, networks, expiresAt, present, provedAt }: KnownKey & { provedAt: number },
  by: { secretHash: Buffer; address: string; now: Date },
): Caller['apiKey'] {
  const now = by.now.getTime();
  const fresh = now - provedAt < PROVED_FOR_MS && (!expiresAt || expiresAt.getTime() > now);
  if (!present || !fresh || !mayUseFrom(networks, by.address)) return undefined;
  return { id, secretHash: by.secretHash, networks };
}

/** The body as JSON; bounded before this by the size limit. */
export async function jsonBody(c: Context<ApiEnv>): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await c.req.json();
    if (body !== null && typeof body === 'object' && !Array.isArray(body))
      return body as Record<string, unknown>;
  } catch {
    // answered below with the same sentence
  }
  throw new Refusal('invalid', {
    message: 'The body must be a JSON object with Content-Type application/json.',
    fields: [{ field: 'body', message: 'is not a JSON object' }],
  });
}
