import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { findOperator } from '#modules/identity/index.ts';
import { selectToDecide, type ToDecide } from './nomination-queries.ts';
import { updateDecided } from './nomination-store.ts';
import { publish } from './pay.ts';
import { decideInput } from './schema.ts';

/**
 * Approves or declines a nomination: the nominee's manager, or an operator. Nobody decides on what they proposed, nor
 * on themselves. Approved, the points come out of the award's budget and the post is there, in the same transaction.
 */
export const decideNomination = verb({
  name: 'recognition.decide',
  permission: 'recognition.decide',
  members: true,
  input: decideInput,
  run: async (ctx, { nominationId, decision, note }) => {
    const n = (await selectToDecide(ctx, nominationId)) ?? notFound();
    await refuseUnlessSecondPerson(ctx, n);
    const state = decision === 'approve' ? ('approved' as const) : ('declined' as const);
    if (state === 'approved' && n.nomineeStatus !== 'active')
      refuse('not_available', `${n.nomineeName} has left, so this can only be declined.`);
    if (!(await updateDecided(ctx, { nominationId, state, note })))
      refuse('conflict', 'This was decided already. Look at the list again.');
    const recognitionId = state === 'approved' ? await grant(ctx, nominationId, n) : null;
    const { awardId, nomineeId } = n;
    ctx.emit({
      type: state === 'approved' ? 'nomination.approved' : 'nomination.declined',
      objectType: 'nomination',
      objectId: nominationId,
      data: { awardId, nomineeId, recognitionId },
    });
    ctx.note({ objectId: nominationId, detail: { state, awardId, nomineeId } });
    return { nominationId, state, recognitionId };
  },
});

/** Four eyes. To a member whose report it is not about, the nomination is not there. */
async function refuseUnlessSecondPerson(ctx: Ctx, n: ToDecide): Promise<void> {
  const { actor } = ctx;
  if (actor.type === 'member') {
    if (n.managerId !== actor.id) notFound();
    if (n.nominatorId === actor.id)
      refuse('forbidden', 'You proposed this yourself. An administrator has to decide it.');
    return;
  }
  if (actor.type === 'api_key')
    refuse('forbidden', 'A person has to decide this: an API key may not. Open it in the console.');
  const operator = actor.type === 'operator' ? await findOperator(ctx, actor.id) : null;
  if (operator && operator.email === n.nomineeEmail)
    refuse('forbidden', 'This is about yourself. Somebody else has to decide it.');
  if (operator && operator.email === n.nominatorEmail)
    refuse('forbidden', 'You proposed this yourself. Somebody else has to decide it.');
}

async function grant(ctx: Ctx, nominationId: string, n: ToDecide): Promise<string> {
  const id = newId('recognition');
  await publish(ctx, {
    id,
    kind: 'award',
    giverId: null,
    senderName: null,
    nominationId,
    valueId: n.valueId,
    message: n.reason,
    points: n.points,
    budgetId: n.budgetId,
    period: null,
    private: false,
    receiverIds: [n.nomineeId],
  });
  return id;
}
