import { z } from 'zod';
import { enqueue } from '#core/jobs.ts';
import { asApp } from '#db/platform.ts';
import { checkPassword, randomToken, sha256 } from '#lib/crypto.ts';
import { env } from '#lib/env.ts';
import { refuse } from '#lib/errors.ts';
import { idSchema, newId } from '#lib/id.ts';
import { platformVerb } from './act.ts';
import type { PlatformCaller, PlatformCtx } from './context.ts';
import {
  endSessions,
  insertLink,
  insertSession,
  selectByEmail,
  selectSession,
  spendLink,
} from './operator-store.ts';
import { linkToken } from './own-key.ts';
import { emailSchema } from './schema.ts';

const LINK_MINUTES = 15;
const SESSION_HOURS = 10;

/** What the cookie holds. */
export type PlatformCookie = { sessionId: string; secret: string };
type Opened = PlatformCookie;

/** Looks the session up in the verb's own transaction; the demo alone lets in whoever never set up a second factor. */
export function asPlatformSession(cookie: PlatformCookie | null): PlatformCaller['authenticate'] {
  return async (sql, now) => {
    if (!cookie) return null;
    const session = { id: cookie.sessionId, secretHash: sha256(cookie.secret), now };
    const live = await selectSession(sql, session);
    if (!live) return null;
    const { given, set, ...who } = live;
    const spared = !set && env().DAMSON_DEMO === '1';
    return {
      ...who,
      sessionId: cookie.sessionId,
      factor: given || spared ? 'given' : set ? 'owed' : 'unset',
    };
  };
}

/** Sends a link if the address belongs to one of us; the answer is the same if it does not. */
export const requestPlatformLink = platformVerb({
  name: 'platform.requestLink',
  for: 'anyone',
  input: z.object({ email: emailSchema }),
  run: async (ctx, { email }): Promise<{ sent: true }> => {
    const operator = await selectByEmail(ctx, email);
    if (operator) await sendLink(ctx, operator.id, LINK_MINUTES);
    return { sent: true };
  },
});

/** Opens a session for the holder of a mailed link; each link works once. */
export const signInWithPlatformLink = platformVerb({
  name: 'platform.signInWithLink',
  for: 'anyone',
  input: z.object({ token: z.string().max(200), userAgent: z.string().max(400).optional() }),
  run: async (ctx, { token, userAgent }): Promise<Opened> => {
    const id = idSchema('platformLink').parse(token.split('.')[0] ?? '');
    const operatorId = await spendLink(ctx, { id, tokenHash: sha256(token) });
    if (!operatorId) refuse('unauthenticated', 'This link was used or is too old. Ask for a new one.');
    return open(ctx, operatorId, userAgent);
  },
});

export const signInWithPlatformPassword = platformVerb({
  name: 'platform.signInWithPassword',
  for: 'anyone',
  input: z.object({
    email: emailSchema,
    password: z.string().min(1).max(200),
    userAgent: z.string().max(400).optional(),
  }),
  run: async (ctx, { email, password, userAgent }): Promise<Opened> => {
    const operator = await selectByEmail(ctx, email);
    const matches = await checkPassword(password, operator?.passwordHash ?? null);
    if (!operator || !matches) {
      refuse('unauthenticated', 'The e-mail or the password is not right. Try again, or ask for a link.');
    }
    return open(ctx, operator.id, userAgent);
  },
});

/** Ends the caller's session, half or whole. */
export const endPlatformSession = platformVerb({
  name: 'platform.signOut',
  for: 'half',
  input: z.object({}),
  run: async (ctx): Promise<{ ended: true }> => {
    await endSessions(ctx, { sessionId: ctx.actor.sessionId ?? '' });
    return { ended: true };
  },
});

/** Writes a link down and queues its letter; answers the link's token, which only commands may show. */
export async function sendLink(ctx: PlatformCtx, operatorId: string, minutes: number): Promise<string> {
  const id = newId('platformLink');
  const token = linkToken(id);
  const expiresAt = new Date(ctx.now.getTime() + minutes * 60_000);
  await insertLink(ctx, { id, operatorId, tokenHash: sha256(token), expiresAt });
  const payload = { tenantId: '', requestId: ctx.requestId, data: { linkId: id } };
  await asApp(ctx.sql, () => enqueue(ctx.sql, 'platform.sendLink', payload));
  ctx.note({ objectId: operatorId, detail: { linkId: id } });
  return token;
}

async function open(ctx: PlatformCtx, operatorId: string, userAgent: string | undefined): Promise<Opened> {
  const sessionId = newId('platformSession');
  const secret = randomToken();
  const expiresAt = new Date(ctx.now.getTime() + SESSION_HOURS * 3_600_000);
  const secretHash = sha256(secret);
  await insertSession(ctx, {
    id: sessionId,
    operatorId,
    secretHash,
    userAgent: userAgent ?? null,
    expiresAt,
  });
  ctx.note({ objectId: operatorId, detail: { sessionId } });
  return { sessionId, secret };
}
