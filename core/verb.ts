import type { z } from 'zod';
import { withTenant } from '#db/tenant.ts';
import { assert } from '#lib/assert.ts';
import { Refusal } from '#lib/errors.ts';
import { failpoint } from '#lib/failpoint.ts';
import { type FourEyes, needsApproval, secondPerson, waiting } from './approvals.ts';
import { type Access, authorize } from './authorize.ts';
import { type Caller, type Ctx, openContext } from './context.ts';
import { bodyHash, claimKey, idempotencyKeySchema } from './idempotency.ts';
import { record } from './record.ts';
import { isStorable, refuseUnstorable } from './storable.ts';

type Definition<I extends z.ZodType, O> = Access & {
  name: string;
  input: I;
  /** Its answer holds a secret, so that no idempotency key may store it. */
  secret?: boolean;
  /** What it comes to, and why it needs a second person if it does; then it runs once somebody else has approved it. */
  fourEyes?: FourEyes<z.output<I>>;
  run: (ctx: Ctx, input: z.output<I>) => Promise<O>;
  /**
   * A faster way for calls that come together, which checks and writes all that `run` and this file would. Null sends
   * the call the ordinary way, which alone refuses.
   */
  together?: (caller: Caller, input: z.output<I>, claim: { key: string; hash: Buffer }) => Promise<O | null>;
};

export type Verb<I extends z.ZodType = z.ZodType, O = unknown> = Readonly<Definition<I, O>> & {
  /** The only way in from a door: parse, transaction, authenticate, authorise, claim, run, record. */
  call: (caller: Caller, input: unknown, options?: { idempotencyKey?: string | undefined }) => Promise<O>;
};

const registry = new Map<string, Verb>();

/** Every verb that has been defined in this process, for the permission matrix and the tests of it. */
export function allVerbs(): Verb[] {
  return [...registry.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function verb<I extends z.ZodType, O>(definition: Definition<I, O>): Verb<I, O> {
  const keepsNoInput = definition.secret || definition.reads || definition.members || definition.together;
  assert(!(definition.fourEyes && keepsNoInput), `${definition.name} cannot wait for a second person`);
  const made: Verb<I, O> = {
    ...definition,
    call: (caller, input, options) => call(definition, caller, input, options?.idempotencyKey),
  };
  registry.set(definition.name, made as unknown as Verb);
  return made;
}

async function call<I extends z.ZodType, O>(
  definition: Definition<I, O>,
  caller: Caller,
  raw: unknown,
  idempotencyKey: string | undefined,
): Promise<O> {
  const parsed = definition.input.safeParse(raw);
  const key = idempotencyKeySchema.optional().safeParse(idempotencyKey);
  if (definition.together && parsed.success && key.success && key.data && isStorable(parsed.data)) {
    const claim = { key: key.data, hash: bodyHash(parsed.data) };
    const answer = await definition.together(caller, parsed.data, claim);
    if (answer !== null) {
      failpoint('after_commit');
      return answer;
    }
  }
  const answer = await withTenant(caller.tenant.id, async (sql, close) => {
    const actor = await caller.authenticate(sql, caller.tenant, caller.now);
    authorize(actor, definition);
    if (!parsed.success) throw invalid(parsed.error);
    if (!key.success) throw invalid(key.error, 'Idempotency-Key');
    refuseUnstorable(parsed.data);
    const { ctx, notes } = openContext(caller, sql, actor);
    if (definition.reads) return definition.run(ctx, parsed.data);
    if (actor.type === 'operator' && actor.grantId) ctx.note({ detail: { byGrant: actor.grantId } });
    assert(
      !(definition.secret && key.data),
      `${definition.name} answers a secret and takes no idempotency key`,
    );
    const claim = key.data && {
      credential: `${actor.type}:${actor.id}`,
      route: definition.name,
      key: key.data,
      hash: bodyHash(parsed.data),
    };
    if (claim) {
      const claimed = await claimKey(ctx, claim);
      if (claimed.replay) return claimed.response as O;
      failpoint('key_claimed');
    }
    const asked = definition.fourEyes && (await secondPerson(ctx, definition, parsed.data));
    const output = asked ? (asked as O) : await definition.run(ctx, parsed.data);
    failpoint('before_commit');
    close(
      record(
        ctx,
        asked ? 'approvals.request' : definition.name,
        notes,
        claim ? { ...claim, response: output } : undefined,
      ),
    );
    return output;
  });
  if (!definition.reads) failpoint('after_commit');
  if (definition.fourEyes && waiting(answer)) needsApproval(answer);
  return answer;
}

/** Zod's issues as field errors a person can act on. */
export function invalid(error: z.ZodError, root?: string): Refusal {
  const fields = error.issues.map((issue) => ({
    field: issue.path.length > 0 ? issue.path.join('.') : (root ?? 'body'),
    message: issue.message,
  }));
  const first = fields[0];
  return new Refusal('invalid', {
    message: first ? `${first.field}: ${first.message}` : 'Some fields need another value.',
    fields,
  });
}
