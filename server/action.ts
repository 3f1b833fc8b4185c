import type { z } from 'zod';
import type { Verb } from '#core/verb.ts';
import type { Result } from '#lib/result.ts';
import { asAnyone, asSession } from '#modules/identity/index.ts';
import type { SubjectKind } from '#modules/identity/schema.ts';
import { sessionCookie } from './auth.ts';
import { requestFacts } from './context.ts';
import { toFailure } from './errors.ts';

/** Calls a verb for the signed-in person of this request and answers a Result, whatever happens. */
export async function act<I extends z.ZodType, O>(
  as: SubjectKind | 'anyone',
  verb: Verb<I, O>,
  input: unknown,
  options?: { idempotencyKey?: string },
): Promise<Result<O>> {
  const facts = await requestFacts();
  try {
    const authenticate = as === 'anyone' ? asAnyone : asSession(as, await sessionCookie(as));
    return { ok: true, data: await verb.call({ ...facts, authenticate }, input, options) };
  } catch (error) {
    return { ok: false, error: toFailure(error, facts.requestId) };
  }
}
