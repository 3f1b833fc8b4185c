import { DECIDE } from '#core/approvals.ts';
import { verb } from '#core/verb.ts';
import { refuse } from '#lib/errors.ts';
import { refuseUnentitled } from './approve.ts';
import { openApproval } from './open.ts';
import { rejectInput } from './schema.ts';
import { decide } from './store.ts';

/** Ends a request without doing it. Whoever asked takes it back by the same verb. */
export const reject = verb({
  name: 'approvals.reject',
  permission: DECIDE,
  input: rejectInput,
  run: async (ctx, { approvalId, note }) => {
    const found = await openApproval(ctx, approvalId);
    const state = found.requesterPersonId === ctx.actor.id ? 'withdrawn' : 'rejected';
    if (state === 'rejected') await refuseUnentitled(ctx, found);
    if (!(await decide(ctx, { id: approvalId, state, note }))) {
      refuse('conflict', 'This was decided already. Look at who did, and why.');
    }
    const data = { verb: found.verb, requestedBy: found.requesterId, note };
    ctx.emit({ type: `approval.${state}`, objectType: 'approval', objectId: approvalId, data });
    ctx.note({ objectId: approvalId, detail: data });
    return { approvalId, state };
  },
});
