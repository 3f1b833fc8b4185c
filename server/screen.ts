import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { z } from 'zod';
import { readTogether } from '#core/read-together.ts';
import type { Verb } from '#core/verb.ts';
import { Refusal } from '#lib/errors.ts';
import {
  asAnyone,
  asSession,
  type Member,
  memberMe,
  type Operator,
  operatorMe,
} from '#modules/identity/index.ts';
import type { SubjectKind } from '#modules/identity/schema.ts';
import type { TenantView } from '#modules/tenants/index.ts';
import { sessionCookie } from './auth.ts';
import { requestFacts } from './context.ts';

export async function currentTenant(): Promise<TenantView> {
  return (await requestFacts()).tenant;
}

/** The signed-in member of this request, or null. */
export const currentMember = cache(
  (): Promise<Member | null> => orNobody(() => callAs('member', memberMe, {})),
);
/** The signed-in operator of this request, or null. */
export const currentOperator = cache(
  (): Promise<Operator | null> => orNobody(() => callAs('operator', operatorMe, {})),
);

export async function requireMember(next = '/'): Promise<Member> {
  return (await currentMember()) ?? redirect(`/sign-in?next=${encodeURIComponent(next)}`);
}
export async function requireOperator(next = '/admin'): Promise<Operator> {
  return (await currentOperator()) ?? redirect(`/admin/sign-in?next=${encodeURIComponent(next)}`);
}

/** Reads for a screen; an unknown id ends in the "not found" page, a missing session at sign-in. */
export async function readAsMember<I extends z.ZodType, O>(verb: Verb<I, O>, input: z.input<I>): Promise<O> {
  return orScreen(() => callAs('member', verb, input), '/sign-in');
}
/** The same for all that one screen asks, in one transaction. */
export async function readAllAsMember<const Q extends Parameters<typeof readTogether>[1]>(questions: Q) {
  const facts = await requestFacts();
  const authenticate = asSession('member', await sessionCookie('member'));
  return orScreen(() => readTogether({ ...facts, authenticate }, questions), '/sign-in');
}
export async function readAsOperator<I extends z.ZodType, O>(
  verb: Verb<I, O>,
  input: z.input<I>,
): Promise<O> {
  return orScreen(() => callAs('operator', verb, input), '/admin/sign-in');
}
export async function readAsAnyone<I extends z.ZodType, O>(verb: Verb<I, O>, input: z.input<I>): Promise<O> {
  const facts = await requestFacts();
  return orScreen(() => verb.call({ ...facts, authenticate: asAnyone }, input), '/sign-in');
}

async function callAs<I extends z.ZodType, O>(
  kind: SubjectKind,
  verb: Verb<I, O>,
  input: z.input<I>,
): Promise<O> {
  const facts = await requestFacts();
  return verb.call({ ...facts, authenticate: asSession(kind, await sessionCookie(kind)) }, input);
}

async function orNobody<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'unauthenticated') return null;
    throw error;
  }
}

async function orScreen<T>(call: () => Promise<T>, signIn: '/sign-in' | '/admin/sign-in'): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') notFound();
    if (error instanceof Refusal && error.code === 'unauthenticated') redirect(signIn);
    throw error;
  }
}
