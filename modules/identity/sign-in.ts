import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { checkPassword, hmac, randomToken, sha256 } from '#lib/crypto.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { currentKey } from '#modules/tenants/index.ts';
import {
  type OpenedSession,
  requestMagicLinkInput,
  type SessionSource,
  type SubjectKind,
  signInWithLinkInput,
  signInWithPasswordInput,
} from './schema.ts';
import { insertMagicLink, insertSession, selectSubject, spendMagicLink, subjectIsActive } from './store.ts';

const LINK_MINUTES = 15;
const INVITATION_DAYS = 7;
const SESSION_DAYS = { member: 30, operator: 1 } as const;

/** Sends a sign-in link if the address belongs to somebody; the answer is the same if it does not. */
export const requestMagicLink = verb({
  name: 'identity.requestMagicLink',
  permission: 'identity.signIn',
  anonymous: true,
  input: requestMagicLinkInput,
  run: async (ctx, { kind, email }): Promise<{ sent: true }> => {
    const subject = await selectSubject(ctx, kind, email);
    if (!subject) return { sent: true };
    const id = newId('magicLink');
    const token = await magicToken(ctx, id);
    const expiresAt = new Date(ctx.now.getTime() + LINK_MINUTES * 60_000);
    await insertMagicLink(ctx, { id, kind, subjectId: subject.id, tokenHash: sha256(token), expiresAt });
    ctx.emit({
      type: 'magic_link.requested',
      objectType: 'magic_link',
      objectId: id,
      data: { kind, subjectId: subject.id },
    });
    ctx.note({ objectId: subject.id });
    return { sent: true };
  },
});

/** Asks an operator in by letter, with a link that waits for a week; it works once, like any other. */
export async function inviteOperator(ctx: Ctx, operatorId: string): Promise<void> {
  const id = newId('magicLink');
  const token = await magicToken(ctx, id);
  const expiresAt = new Date(ctx.now.getTime() + INVITATION_DAYS * 86_400_000);
  await insertMagicLink(ctx, {
    id,
    kind: 'operator',
    subjectId: operatorId,
    tokenHash: sha256(token),
    expiresAt,
  });
  const data = { linkId: id };
  ctx.emit({ type: 'operator.invited', objectType: 'operator', objectId: operatorId, data });
}

/** The token follows from the link's id under the tenant's key, so that no queue or table has to hold it. */
export async function magicToken({ sql, tenant }: Pick<Ctx, 'sql' | 'tenant'>, id: string): Promise<string> {
  const { key } = await currentKey(sql, tenant.id, 'link');
  return `${id}.${hmac(key, `magic:${id}`).toString('base64url')}`;
}

/** Opens a session for the holder of a mailed link; each link works once. */
export const signInWithLink = verb({
  name: 'identity.signInWithLink',
  secret: true,
  permission: 'identity.signIn',
  anonymous: true,
  input: signInWithLinkInput,
  run: async (ctx, { kind, token, userAgent }): Promise<OpenedSession> => {
    const id = token.split('.')[0] ?? '';
    const subjectId = await spendMagicLink(ctx, { id, kind, tokenHash: sha256(token) });
    if (!subjectId || !(await subjectIsActive(ctx, kind, subjectId))) {
      refuse('unauthenticated', 'This link was used or is too old. Ask for a new one.');
    }
    return openSession(ctx, { kind, subjectId, userAgent, provenEmail: true });
  },
});

/** Opens a session for an address and password. */
export const signInWithPassword = verb({
  name: 'identity.signInWithPassword',
  secret: true,
  permission: 'identity.signIn',
  anonymous: true,
  input: signInWithPasswordInput,
  run: async (ctx, { kind, email, password, userAgent }): Promise<OpenedSession> => {
    const subject = await selectSubject(ctx, kind, email);
    const matches = await checkPassword(password, subject?.passwordHash ?? null);
    if (!subject || !matches) {
      refuse('unauthenticated', 'The e-mail or the password is not right. Try again, or ask for a link.');
    }
    return openSession(ctx, { kind, subjectId: subject.id, userAgent });
  },
});

/** Opens a session for somebody who has been recognised, whichever way. */
export async function openSession(
  ctx: Ctx,
  s: {
    kind: SubjectKind;
    subjectId: string;
    userAgent?: string | undefined;
    source?: SessionSource;
    minutes?: number;
    provenEmail?: boolean;
    seenBy?: string;
  },
): Promise<OpenedSession> {
  const sessionId = newId('session');
  const secret = randomToken();
  const { source = 'sign_in', minutes = SESSION_DAYS[s.kind] * 1440, provenEmail = false, seenBy = null } = s;
  const expiresAt = new Date(ctx.now.getTime() + minutes * 60_000);
  await insertSession(ctx, {
    id: sessionId,
    kind: s.kind,
    subjectId: s.subjectId,
    secretHash: sha256(secret),
    userAgent: s.userAgent ?? null,
    source,
    provenEmail,
    seenBy,
    expiresAt,
  });
  const data = { kind: s.kind, ...(source !== 'sign_in' && { source }) };
  ctx.emit({ type: 'session.opened', objectType: 'session', objectId: sessionId, data });
  ctx.note({ objectId: s.subjectId, detail: { sessionId } });
  return { sessionId, secret, subjectId: s.subjectId };
}

/** A code that signs a member in once and soon: what a letter would hold, handed to somebody who may have it. */
export async function makeSignInCode(ctx: Ctx, memberId: string, seconds: number): Promise<string> {
  const id = newId('magicLink');
  const token = await magicToken(ctx, id);
  const expiresAt = new Date(ctx.now.getTime() + seconds * 1000);
  await insertMagicLink(ctx, {
    id,
    kind: 'member',
    subjectId: memberId,
    tokenHash: sha256(token),
    expiresAt,
  });
  return token;
}

/** Uses a member's code up and answers whose it was, or null. */
export async function spendSignInCode(ctx: Ctx, token: string): Promise<string | null> {
  const id = token.split('.')[0] ?? '';
  const memberId = await spendMagicLink(ctx, { id, kind: 'member', tokenHash: sha256(token) });
  return memberId && (await subjectIsActive(ctx, 'member', memberId)) ? memberId : null;
}
