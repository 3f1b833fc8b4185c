import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { clock } from '#lib/clock.ts';
import { Refusal } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { Result } from '#lib/result.ts';
import { asPlatformSession, type PlatformCookie, showPlatformMe } from '#modules/platform/index.ts';
import { toFailure } from './errors.ts';

const COOKIE = 'damson.platform';
const SIGN_IN = '/platform/sign-in';

type Called<O> = {
  call: (caller: Door, input: unknown, options?: { idempotencyKey?: string }) => Promise<O>;
};
type Door = {
  requestId: string;
  now: Date;
  authenticate: ReturnType<typeof asPlatformSession>;
};

/** Whether this request is for the installation's own area; only our own server can say so (server/web.ts). */
export const onPlatform = cache(
  async (): Promise<boolean> => (await headers()).get('x-damson-place') === 'platform',
);

/** What is known of a request to the installation's area; on a program's host there is no such thing. */
export const platformFacts = cache(async () => {
  if (!(await onPlatform())) notFound();
  const h = await headers();
  return {
    requestId: h.get('x-request-id') ?? newId('request'),
    now: clock.now(),
    secure: h.get('x-forwarded-proto') === 'https',
    address: h.get('x-damson-address') ?? '',
    userAgent: (h.get('user-agent') ?? '').slice(0, 300),
  };
});

async function cookieHere(): Promise<PlatformCookie | null> {
  const [sessionId, secret] = ((await cookies()).get(COOKIE)?.value ?? '').split('.');
  return sessionId && secret ? { sessionId, secret } : null;
}

/** The cookie names a session; it goes nowhere but to the installation's own area. */
export async function keepCookie(opened: PlatformCookie | null): Promise<void> {
  const { secure } = await platformFacts();
  const value = opened ? `${opened.sessionId}.${opened.secret}` : '';
  const options = { httpOnly: true, sameSite: 'lax', path: '/platform', secure } as const;
  (await cookies()).set(COOKIE, value, opened ? options : { ...options, maxAge: 0 });
}

async function door(): Promise<Door> {
  const { requestId, now } = await platformFacts();
  return { requestId, now, authenticate: asPlatformSession(await cookieHere()) };
}

/** Who is signed in here, wholly or by half, or null. */
export const platformMe = cache(async () => {
  try {
    return await showPlatformMe.call(await door(), {});
  } catch (error) {
    if (error instanceof Refusal && error.code === 'unauthenticated') return null;
    throw error;
  }
});

/** Whoever may see the installation; others are led to what is still missing. */
export async function requirePlatformOperator() {
  const me = await platformMe();
  if (!me) redirect(SIGN_IN);
  if (me.factor !== 'given') redirect(`${SIGN_IN}/code`);
  return me;
}

/** Reads for a screen of the installation. */
export async function readAsPlatform<O>(verb: Called<O>, input: unknown): Promise<O> {
  try {
    return await verb.call(await door(), input);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') notFound();
    if (error instanceof Refusal && error.code === 'unauthenticated') redirect(SIGN_IN);
    throw error;
  }
}

/** Calls a verb of the installation for whoever is signed in here, and answers a Result, whatever happens. */
export async function actAsPlatform<O>(
  verb: Called<O>,
  input: unknown,
  options?: { idempotencyKey?: string },
): Promise<Result<O>> {
  const { requestId } = await platformFacts();
  try {
    return { ok: true, data: await verb.call(await door(), input, options) };
  } catch (error) {
    return { ok: false, error: toFailure(error, requestId) };
  }
}
