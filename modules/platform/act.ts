import type { z } from 'zod';
import { bodyHash, idempotencyKeySchema } from '#core/idempotency.ts';
import { refuseUnstorable } from '#core/storable.ts';
import { invalid } from '#core/verb.ts';
import type { Sql } from '#db/client.ts';
import { withPlatform } from '#db/platform.ts';
import { refuse } from '#lib/errors.ts';
import type { PlatformActor, PlatformCaller, PlatformCtx } from './context.ts';
import { claimCall, insertAudit, storeAnswer } from './store.ts';

type Definition<I extends z.ZodType, O, P> = {
  name: string;
  input: I;
  /** For strangers, or for whoever still owes the second factor; else for operators alone. */
  for?: 'anyone' | 'half';
  /** Changes nothing and leaves no audit row. */
  reads?: boolean;
  /** What has to be asked of others first, with no transaction open. */
  prepare?: (input: z.output<I>) => Promise<P>;
  run: (ctx: PlatformCtx, input: z.output<I>, prepared: P) => Promise<O>;
};
type PlatformVerb<O> = {
  name: string;
  reads: boolean;
  call: (caller: PlatformCaller, input: unknown, options?: { idempotencyKey?: string }) => Promise<O>;
};

/** A command on the installation's machine, which whoever may start it may do. */
export const asCommand = (name: string): PlatformCaller['authenticate'] => {
  return async () => ({ id: `command:${name}`, name: `npm run ${name}`, email: null, factor: 'given' });
};

/**
 * What verb() is for tenants, for the installation: parse, authenticate, claim the key, run and audit in one transaction
 * as the platform's role. There is no permission to check: whoever works for the installation may do all of it, and sees
 * nothing of what is a tenant's.
 */
export function platformVerb<I extends z.ZodType, O, P = undefined>(d: Definition<I, O, P>): PlatformVerb<O> {
  return {
    name: d.name,
    reads: d.reads === true,
    call: (caller, input, options) => call(d, caller, input, options?.idempotencyKey),
  };
}

async function call<I extends z.ZodType, O, P>(
  d: Definition<I, O, P>,
  caller: PlatformCaller,
  raw: unknown,
  rawKey: string | undefined,
): Promise<O> {
  // Before the input is looked at, so that a stranger learns nothing of it and asks nobody anything.
  await withPlatform((sql) => knock(caller, sql, d.for));
  const parsed = d.input.safeParse(raw);
  if (!parsed.success) throw invalid(parsed.error);
  refuseUnstorable(parsed.data);
  const key = idempotencyKeySchema.optional().safeParse(rawKey);
  if (!key.success) throw invalid(key.error, 'Idempotency-Key');
  const prepared = (await d.prepare?.(parsed.data)) as P;
  return withPlatform(async (sql) => {
    const actor = await knock(caller, sql, d.for);
    const audit: { objectId?: string; detail: object } = { detail: {} };
    const note: PlatformCtx['note'] = ({ objectId, detail }) => {
      if (objectId !== undefined) audit.objectId = objectId;
      audit.detail = { ...audit.detail, ...detail };
    };
    const ctx: PlatformCtx = { sql, actor, requestId: caller.requestId, now: caller.now, note };
    if (d.reads) return d.run(ctx, parsed.data, prepared);
    const claim = key.data && { verb: d.name, key: key.data, hash: bodyHash(parsed.data) };
    const before = claim && (await claimCall(ctx, claim));
    if (before) return before.response as O;
    const answer = await d.run(ctx, parsed.data, prepared);
    if (claim) await storeAnswer(ctx, { ...claim, answer });
    await insertAudit(ctx, d.name, audit);
    return answer;
  });
}

const NOBODY: PlatformActor = { id: 'anonymous', name: 'anonymous', email: null, factor: 'unset' };

async function knock(
  { authenticate, now }: PlatformCaller,
  sql: Sql,
  open: 'anyone' | 'half' | undefined,
): Promise<PlatformActor> {
  const actor = await authenticate(sql, now);
  if (open === 'anyone') return actor ?? NOBODY;
  if (!actor) return refuse('unauthenticated', 'Sign in to continue.');
  if (open === 'half' || actor.factor === 'given') return actor;
  return refuse('unauthenticated', 'Give the code of your authenticator first.');
}
