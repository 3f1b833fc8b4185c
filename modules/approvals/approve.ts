import { DECIDE } from '#core/approvals.ts';
import { runApproved } from '#core/approved-run.ts';
import type { Actor, Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { refuse } from '#lib/errors.ts';
import { openApproval } from './open.ts';
import { approveInput } from './schema.ts';
import { decide, type Found, selectActor } from './store.ts';

/** Does what somebody else asked for, once, with the decision and the act in one transaction. */
export const approve = verb({
  name: 'approvals.approve',
  permission: DECIDE,
  input: approveInput,
  run: async (ctx, { approvalId, fingerprint, note }) => {
    const found = await openApproval(ctx, approvalId);
    if (found.expiresAt <= ctx.now) refuse('conflict', 'This has expired. Have it asked again.');
    if (found.requesterPersonId === ctx.actor.id) {
      refuse(
        'forbidden',
        'You asked for this yourself, or your API key did. Somebody else has to approve it.',
      );
    }
    await refuseUnentitled(ctx, found);
    if (found.fingerprint.toString('hex') !== fingerprint) {
      refuse('conflict', 'This is not what you were shown. Look at it again before you decide.');
    }
    const requester = await stillAllowed(ctx, found);
    if (!(await decide(ctx, { id: approvalId, state: 'approved', note }))) {
      refuse('conflict', 'This was decided already. Look at who did, and why.');
    }
    await runApproved(ctx, found, requester);
    const data = { verb: found.verb, requestedBy: found.requesterId, note };
    ctx.emit({ type: 'approval.approved', objectType: 'approval', objectId: approvalId, data });
    ctx.note({ objectId: approvalId, detail: data });
    return { approvalId, state: 'approved' as const };
  },
});

/** Who decides needs the act's own permission twice: when it was asked, and now. */
export async function refuseUnentitled(ctx: Ctx, found: Found): Promise<void> {
  const message = `To decide this one has to hold ${found.permission} now, and when it was asked.`;
  if (!found.eligible.includes(ctx.actor.id)) refuse('forbidden', message);
  const now = await selectActor(ctx, { type: 'operator', id: ctx.actor.id });
  if (!now?.permissions.has(found.permission) || !now.permissions.has(DECIDE)) refuse('forbidden', message);
}

async function stillAllowed(ctx: Ctx, found: Found): Promise<Actor> {
  const requester = await selectActor(ctx, { type: found.requesterType, id: found.requesterId });
  if (!requester?.permissions.has(found.permission)) {
    refuse('conflict', 'Whoever asked for this may not do it any more. Reject it.');
  }
  return requester;
}
