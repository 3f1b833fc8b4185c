import type { Context } from 'hono';
import type { Caller } from '#core/context.ts';
import { clock } from '#lib/clock.ts';
import { Refusal } from '#lib/errors.ts';
import { asAnyone, asSession, type Cookie } from '#modules/identity/index.ts';
import { type TenantView, tenantByHost } from '#modules/tenants/index.ts';
import type { ApiEnv } from '../door.ts';

export type FrameCaller = Caller & { tenant: TenantView };

/** Nobody yet: the tenant comes from the host, as on every screen. */
export async function guest(c: Context<ApiEnv>): Promise<FrameCaller> {
  // What the edge lets through of this header is a trusted proxy's.
  const host = c.req.header('x-forwarded-host') ?? c.req.header('host') ?? '';
  const tenant = await tenantByHost(host);
  if (!tenant) throw new Refusal('not_found', { message: 'There is nothing here.' });
  return { tenant, requestId: c.get('requestId'), now: clock.now(), authenticate: asAnyone };
}

/** A frame's member: by the bearer that the frame holds in memory, never by a cookie, so that no other site can act. */
export async function framed(c: Context<ApiEnv>, bearer?: string): Promise<FrameCaller> {
  const session = bearerOf(bearer ? `Bearer ${bearer}` : c.req.header('authorization'));
  return { ...(await guest(c)), authenticate: asSession('member', session, 'embed') };
}

export function bearerOf(header: string | undefined): Cookie | null {
  const [, sessionId, secret] = /^Bearer (ses_[0-9a-z]{26})\.([\w-]{20,100})$/.exec(header ?? '') ?? [];
  return sessionId && secret ? { sessionId, secret } : null;
}

/** Where the request came from: the edge's word, and without one the socket's. */
export function addressOf(c: Context<ApiEnv>): string {
  return c.req.header('x-damson-address') ?? c.env.incoming?.socket.remoteAddress ?? '';
}
