import { present } from '#lib/assert.ts';
import { refuse } from '#lib/errors.ts';
import { fingerprint } from './approvals.ts';
import { type Actor, type Ctx, openContext } from './context.ts';
import { record } from './record.ts';
import { allVerbs } from './verb.ts';

export type Approved = {
  id: string;
  verb: string;
  input: unknown;
  facts: unknown;
  fingerprint: Buffer;
  requestId: string;
};

/**
 * Runs what was approved, in the approver's transaction and as the requester, under the request that asked for it. What it
 * comes to is weighed again: should that have changed, the approval was for something else.
 */
export async function runApproved(ctx: Ctx, approved: Approved, requester: Actor): Promise<void> {
  const verb = present(
    allVerbs().find((v) => v.name === approved.verb),
    `the verb ${approved.verb}`,
  );
  const parsed = verb.input.safeParse(approved.input);
  if (!parsed.success || !verb.fourEyes) return changed();
  const caller = {
    tenant: ctx.tenant,
    requestId: approved.requestId,
    now: ctx.now,
    authenticate: async () => requester,
  };
  const { ctx: theirs, notes } = openContext(caller, ctx.sql, requester);
  const { facts } = await verb.fourEyes(theirs, parsed.data);
  const input: unknown = JSON.parse(JSON.stringify(parsed.data));
  for (const stated of [approved.facts, facts]) {
    const is = fingerprint({ verb: verb.name, input, facts: stated });
    if (!is.equals(approved.fingerprint)) changed();
  }
  await verb.run(theirs, parsed.data);
  theirs.note({ detail: { approvalId: approved.id, approvedBy: ctx.actor.id } });
  await record(theirs, verb.name, notes);
}

function changed(): never {
  refuse(
    'conflict',
    'What this would do has changed since it was asked. Reject it, and have it asked again.',
  );
}
