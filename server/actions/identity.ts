'use server';
import { takeAllowance } from '#core/rate-limit.ts';
import { Refusal } from '#lib/errors.ts';
import type { Page } from '#lib/page.ts';
import type { Result } from '#lib/result.ts';
import {
  addMember,
  createApiKey,
  disableMember,
  enableMember,
  endMemberSessions,
  endSession,
  listMembers,
  operatorMe,
  requestMagicLink,
  revokeApiKey,
} from '#modules/identity/index.ts';
import type { MemberRow, SubjectKind } from '#modules/identity/schema.ts';
import { act } from '../action.ts';
import { memberAuth, operatorAuth, sessionCookie } from '../auth.ts';
import { requestFacts } from '../context.ts';
import { toFailure } from '../errors.ts';

const TRIES_PER_QUARTER_HOUR = 20;

/** Only a path of this host: never a way to another site. */
function safeNext(next: string | undefined, kind: SubjectKind): string {
  const home = kind === 'member' ? '/' : '/admin';
  return next && /^\/(?![/\\])[\w\-./?=&%]*$/.test(next) ? next : home;
}

async function countTry(email: string): Promise<void> {
  const { tenant, address, now } = await requestFacts();
  const windowSeconds = 900;
  await takeAllowance(
    { key: `${tenant.id}:sign-in:${address}`, limit: TRIES_PER_QUARTER_HOUR * 5, windowSeconds },
    now,
  );
  await takeAllowance(
    {
      key: `${tenant.id}:sign-in:${email.trim().toLowerCase().slice(0, 254)}`,
      limit: TRIES_PER_QUARTER_HOUR,
      windowSeconds,
    },
    now,
  );
}

async function open(
  kind: SubjectKind,
  provider: 'password' | 'link',
  fields: { who: string; next?: string | undefined; values: Record<string, string> },
): Promise<Result<{ next: string }>> {
  const { requestId } = await requestFacts();
  try {
    await countTry(fields.who);
    const auth = kind === 'member' ? memberAuth : operatorAuth;
    await auth.signIn(provider, { ...fields.values, redirect: false });
    return { ok: true, data: { next: safeNext(fields.next, kind) } };
  } catch (error) {
    const refused = (error as { type?: string }).type === 'CredentialsSignin';
    return {
      ok: false,
      error: toFailure(
        refused ? new Refusal('unauthenticated', { message: refusedSentence[provider] }) : error,
        requestId,
      ),
    };
  }
}

const refusedSentence = {
  password: 'The e-mail or the password is not right. Try again, or ask for a link.',
  link: 'This link was used or is too old. Ask for a new one.',
};

export async function signInWithPassword(input: {
  kind: SubjectKind;
  email: string;
  password: string;
  next?: string;
}): Promise<Result<{ next: string }>> {
  const { kind, email, password, next } = input;
  return open(kind, 'password', { who: email, next, values: { email, password } });
}

export async function signInWithLink(input: {
  kind: SubjectKind;
  token: string;
  next?: string;
}): Promise<Result<{ next: string }>> {
  return open(input.kind, 'link', {
    who: input.token.slice(0, 30),
    next: input.next,
    values: { token: input.token },
  });
}

export async function sendMagicLink(input: {
  kind: SubjectKind;
  email: string;
}): Promise<Result<{ sent: true }>> {
  const { requestId } = await requestFacts();
  try {
    await countTry(input.email);
  } catch (error) {
    return { ok: false, error: toFailure(error, requestId) };
  }
  return act('anyone', requestMagicLink, input);
}

export async function signOut(input: { kind: SubjectKind }): Promise<Result<{ next: string }>> {
  const cookie = await sessionCookie(input.kind);
  if (cookie) await act('anyone', endSession, cookie);
  await (input.kind === 'member' ? memberAuth : operatorAuth).signOut({ redirect: false });
  return { ok: true, data: { next: input.kind === 'member' ? '/sign-in' : '/admin/sign-in' } };
}

/** Whether this browser is still somebody in the console. */
export async function stillSignedIn(): Promise<boolean> {
  return (await act('operator', operatorMe, {})).ok;
}

export async function findMembers(input: object): Promise<Result<Page<MemberRow>>> {
  return act('operator', listMembers, input);
}

export async function inviteMember(input: object): Promise<Result<{ memberId: string }>> {
  return act('operator', addMember, input);
}

export async function signMemberOut(input: { memberId: string }): Promise<Result<{ ended: number }>> {
  return act('operator', endMemberSessions, input);
}

export async function closeMember(input: { memberId: string }): Promise<Result<{ ended: number }>> {
  return act('operator', disableMember, input);
}

export async function reopenMember(input: { memberId: string }): Promise<Result<{ memberId: string }>> {
  return act('operator', enableMember, input);
}

export async function makeApiKey(input: {
  name: string;
  scopes: string[];
}): Promise<Result<{ apiKeyId: string; secret: string }>> {
  return act('operator', createApiKey, input);
}

export async function endApiKey(input: { apiKeyId: string }): Promise<Result<{ apiKeyId: string }>> {
  return act('operator', revokeApiKey, input);
}
