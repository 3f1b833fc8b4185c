'use server';
import { takeAllowance } from '#core/rate-limit.ts';
import { Refusal } from '#lib/errors.ts';
import type { Result } from '#lib/result.ts';
import {
  beginFactor as begin,
  createTenant,
  endPlatformSession,
  giveFactor as give,
  invitePlatformOperator,
  leaveTenant,
  requestAccess,
  requestPlatformLink,
  setLimits,
  setPlatformOperatorStatus,
  setPlatformPassword,
  setTenantStatus,
  settleJob as settle,
  signInWithPlatformLink,
  signInWithPlatformPassword,
} from '#modules/platform/index.ts';
import type { MadeTenant } from '#modules/platform/schema.ts';
import { toFailure } from '../errors.ts';
import { actAsPlatform as act, keepCookie, platformFacts, platformMe } from '../platform.ts';

const WINDOW_SECONDS = 900;
const TRIES = 20;
const CODES = 10;

/** Runs what is left of the allowance first; what is beyond it is refused like any other. */
async function within<T>(
  limits: [key: string, limit: number][],
  attempt: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const { requestId, now } = await platformFacts();
  try {
    for (const [key, limit] of limits) {
      await takeAllowance({ key: `platform:${key}`, limit, windowSeconds: WINDOW_SECONDS }, now);
    }
  } catch (error) {
    return { ok: false, error: toFailure(error, requestId) };
  }
  return attempt();
}

async function tries(who: string): Promise<[string, number][]> {
  const { address } = await platformFacts();
  return [
    [`sign-in:${address}`, TRIES * 5],
    [`sign-in:${who.trim().toLowerCase().slice(0, 254)}`, TRIES],
  ];
}

type Next = { next: string };
const AFTER: Next = { next: '/platform' };

async function enter(opening: Promise<Result<{ sessionId: string; secret: string }>>): Promise<Result<Next>> {
  const opened = await opening;
  if (!opened.ok) return opened;
  await keepCookie(opened.data);
  return { ok: true, data: AFTER };
}

export async function enterPlatformByPassword(input: {
  email: string;
  password: string;
}): Promise<Result<Next>> {
  const { userAgent } = await platformFacts();
  return within(await tries(input.email), () =>
    enter(act(signInWithPlatformPassword, { ...input, userAgent })),
  );
}

export async function enterPlatformByLink(input: { token: string }): Promise<Result<Next>> {
  const { userAgent } = await platformFacts();
  return within(await tries(input.token.slice(0, 30)), () =>
    enter(act(signInWithPlatformLink, { token: input.token, userAgent })),
  );
}

export async function sendPlatformLink(input: { email: string }): Promise<Result<{ sent: true }>> {
  return within(await tries(input.email), () => act(requestPlatformLink, input));
}

export async function leavePlatform(): Promise<Result<Next>> {
  await act(endPlatformSession, {});
  await keepCookie(null);
  return { ok: true, data: { next: '/platform/sign-in' } };
}

export async function beginFactor(): Promise<Result<{ secret: string; picture: string }>> {
  return act(begin, {});
}

/** Codes have six digits, so few may be tried, over all sessions of one operator. */
export async function giveFactor(input: { code: string }): Promise<Result<{ given: true }>> {
  const { requestId } = await platformFacts();
  const me = await platformMe();
  if (!me) {
    const refusal = new Refusal('unauthenticated', { message: 'Sign in to continue.' });
    return { ok: false, error: toFailure(refusal, requestId) };
  }
  return within([[`factor:${me.id}`, CODES]], () => act(give, input));
}

export async function makeTenant(input: object, key: string): Promise<Result<MadeTenant>> {
  return act(createTenant, input, { idempotencyKey: key });
}

export async function changeTenantStatus(input: {
  tenantId: string;
  status: 'active' | 'suspended';
  reason: string;
}): Promise<Result<{ status: string }>> {
  return act(setTenantStatus, input);
}

export async function changeLimits(input: object): Promise<Result<{ tenantId: string }>> {
  return act(setLimits, input);
}

export async function settleJob(input: {
  jobId: string;
  how: 'retry' | 'drop';
}): Promise<Result<{ jobId: string }>> {
  return act(settle, input);
}

export async function askOperatorIn(input: {
  email: string;
  name: string;
}): Promise<Result<{ operatorId: string }>> {
  return act(invitePlatformOperator, { email: input.email, name: input.name });
}

export async function changeOperatorStatus(input: {
  operatorId: string;
  status: 'active' | 'disabled';
}): Promise<Result<{ operatorId: string }>> {
  return act(setPlatformOperatorStatus, input);
}

export async function changePlatformPassword(input: {
  password: string;
}): Promise<Result<{ changed: true }>> {
  return act(setPlatformPassword, input);
}

export async function askForAccess(input: object): Promise<Result<{ grantId: string }>> {
  return act(requestAccess, input);
}

export async function leaveProgram(input: {
  tenantId: string;
  grantId: string;
}): Promise<Result<{ grantId: string }>> {
  return act(leaveTenant, input);
}
