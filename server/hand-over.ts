import { cookies } from 'next/headers';
import { randomToken } from '#lib/crypto.ts';
import { env } from '#lib/env.ts';
import { browserHashOf } from '#modules/identity/index.ts';
import { operatorAuth } from './auth.ts';
import { requestFacts } from './context.ts';

/**
 * A browser that is known elsewhere comes into this program's console in three steps: here it gets a secret that only it
 * holds, there it proves itself and gets a token bound to that secret, and here the two of them open a session.
 */
const COOKIE = 'damson.entering';
const SECONDS = 120;

/** Gives the browser its secret; what answers goes to where it proves itself. */
export async function beginHandOver(): Promise<{ tenantId: string; browserHash: string }> {
  const { tenant, secure } = await requestFacts();
  const browser = randomToken();
  (await cookies()).set(COOKIE, browser, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/admin/enter',
    secure,
    maxAge: SECONDS,
  });
  return { tenantId: tenant.id, browserHash: browserHashOf(browser) };
}

/** Opens the session for the browser that began; false where the way in is not its own, was used or is too old. */
export async function endHandOver(token: string): Promise<boolean> {
  const { secure } = await requestFacts();
  const jar = await cookies();
  const browser = jar.get(COOKIE)?.value ?? '';
  jar.set(COOKIE, '', { httpOnly: true, sameSite: 'lax', path: '/admin/enter', secure, maxAge: 0 });
  try {
    await operatorAuth.signIn('hand-over', { token, browser, redirect: false });
    return true;
  } catch (error) {
    if ((error as { type?: string }).type === 'CredentialsSignin') return false;
    throw error;
  }
}

export const platformOrigin = (): string => new URL(env().BASE_URL).origin;
