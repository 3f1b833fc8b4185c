import type { z } from 'zod';
import { withTenant } from '#db/tenant.ts';
import { assert } from '#lib/assert.ts';
import { type Access, authorize } from './authorize.ts';
import { type Caller, type Ctx, openContext } from './context.ts';
import { refuseUnstorable } from './storable.ts';
import { invalid } from './verb.ts';

type Read<O> = Access & {
  name: string;
  input: z.ZodType;
  run: (ctx: Ctx, input: never) => Promise<O>;
};
type Question = readonly [verb: Read<unknown>, input: unknown];
type Answers<Q extends readonly Question[]> = {
  [I in keyof Q]: Q[I][0] extends Read<infer O> ? O : never;
};

/**
 * What one screen asks, in one transaction and with one look at the session; each verb authorises for itself, as when it
 * is called alone. All of them answer, or the first refusal is thrown.
 */
export async function readTogether<const Q extends readonly Question[]>(
  caller: Caller,
  questions: Q,
): Promise<Answers<Q>> {
  return withTenant(caller.tenant.id, async (sql) => {
    const actor = await caller.authenticate(sql, caller.tenant, caller.now);
    const { ctx } = openContext(caller, sql, actor);
    const answers = questions.map(async ([verb, input]) => {
      assert(verb.reads === true, `${verb.name} does more than read`);
      authorize(actor, verb);
      const parsed = verb.input.safeParse(input);
      if (!parsed.success) throw invalid(parsed.error);
      refuseUnstorable(parsed.data);
      return verb.run(ctx, parsed.data as never);
    });
    return (await Promise.all(answers)) as Answers<Q>;
  });
}
