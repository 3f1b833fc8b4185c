import NextAuth, { type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { required } from '#lib/env.ts';
import { Refusal } from '#lib/errors.ts';
import {
  asAnyone,
  type Cookie,
  enterByHandOver,
  signInWithLink,
  signInWithPassword,
} from '#modules/identity/index.ts';
import type { SubjectKind } from '#modules/identity/schema.ts';
import { requestFacts } from './context.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Auth.js signs in and keeps the cookie; the session itself is a row that the verb opens, so that it can be
 * ended at once. The cookie names its tenant: on another tenant's host it is nobody's.
 */
function configure(kind: SubjectKind) {
  return async (): Promise<NextAuthConfig> => {
    const facts = await requestFacts();
    const door = { ...facts, authenticate: asAnyone };
    const provider = (id: string, open: (fields: Partial<Record<string, unknown>>) => Promise<Cookie>) =>
      Credentials({
        id,
        name: id,
        credentials: {},
        authorize: async (fields) => refusalAsNull(() => open(fields)),
      });
    const userAgent = facts.userAgent;
    return {
      secret: required('AUTH_SECRET'),
      trustHost: true,
      basePath: `/api/auth/${kind}`,
      session: { strategy: 'jwt', maxAge: kind === 'member' ? 30 * 86_400 : 86_400 },
      pages: { signIn: kind === 'member' ? '/sign-in' : '/admin/sign-in' },
      logger: { error: () => {}, warn: () => {}, debug: () => {} },
      cookies: {
        sessionToken: {
          name: `damson.${kind}`,
          options: { httpOnly: true, sameSite: 'lax', path: '/', secure: facts.secure },
        },
      },
      providers: [
        provider('password', (f) =>
          signInWithPassword.call(door, {
            kind,
            email: text(f['email']),
            password: text(f['password']),
            userAgent,
          }),
        ),
        ...(kind === 'operator'
          ? [
              provider('hand-over', (f) =>
                enterByHandOver.call(door, {
                  token: text(f['token']),
                  browser: text(f['browser']),
                  userAgent,
                }),
              ),
            ]
          : []),
        provider('link', (f) => signInWithLink.call(door, { kind, token: text(f['token']), userAgent })),
      ],
      callbacks: {
        jwt: ({ token, user }) => {
          const opened = user as unknown as Cookie | undefined;
          if (opened?.sessionId) {
            return { sid: opened.sessionId, secret: opened.secret, tenant: facts.tenant.id };
          }
          return token;
        },
        session: ({ session, token }) => {
          const mine = token['tenant'] === facts.tenant.id;
          const cookie: Cookie | null = mine
            ? { sessionId: text(token['sid']), secret: text(token['secret']) }
            : null;
          return { ...session, user: undefined as never, cookie } as typeof session;
        },
      },
    };
  };
}

async function refusalAsNull(open: () => Promise<Cookie>) {
  try {
    return (await open()) as Cookie & { id: string };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

export const memberAuth = NextAuth(configure('member'));
export const operatorAuth = NextAuth(configure('operator'));

/** The session named by this request's cookie, unchecked: only the verb's transaction knows if it lives. */
export async function sessionCookie(kind: SubjectKind): Promise<Cookie | null> {
  const session = (await (kind === 'member' ? memberAuth : operatorAuth).auth()) as {
    cookie?: Cookie | null;
  } | null;
  return session?.cookie?.sessionId ? session.cookie : null;
}
