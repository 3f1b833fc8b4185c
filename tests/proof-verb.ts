import { z } from 'zod';
import type { Caller, Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';

type Work<T> = (ctx: Ctx) => Promise<T>;

const step = verb({
  name: 'proof.step',
  permission: 'proof.step',
  input: z.custom<Work<unknown>>((work) => typeof work === 'function'),
  run: (ctx, work) => work(ctx),
});

/** Runs work below the verbs in the transaction, with the records, that every verb has. */
export async function inVerb<T>(caller: Caller, work: Work<T>): Promise<T> {
  return (await step.call(caller, work)) as T;
}
