'use server';
import { Refusal } from '#lib/errors.ts';
import type { Result } from '#lib/result.ts';
import { endMyDevice, endMyOtherDevices } from '#modules/identity/index.ts';
import { act } from '../action.ts';
import { sessionCookie } from '../auth.ts';
import { requestFacts } from '../context.ts';
import { toFailure } from '../errors.ts';

export async function signOutDevice(sessionId: string): Promise<Result<{ ended: number }>> {
  return act('member', endMyDevice, { sessionId });
}

/** Every device but the one that asks. */
export async function signOutElsewhere(): Promise<Result<{ ended: number }>> {
  const here = await sessionCookie('member');
  if (here) return act('member', endMyOtherDevices, { sessionId: here.sessionId });
  const refusal = new Refusal('unauthenticated', { message: 'Sign in to continue.' });
  return { ok: false, error: toFailure(refusal, (await requestFacts()).requestId) };
}
