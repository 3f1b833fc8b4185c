import type { Ctx } from '#core/context.ts';
import { notFound, Refusal, refuse } from '#lib/errors.ts';
import { POINTS } from '#lib/money.ts';
import { plain } from '#lib/plain.ts';
import { refuseShort, spendFrom } from '#modules/budgets/index.ts';
import { post } from '#modules/ledger/index.ts';
import { textIn } from './client.ts';
import { selectValues } from './queries.ts';
import { insertPost, type NewPost } from './store.ts';

type Draft = Omit<NewPost, 'receivers'> & { receiverIds: readonly string[] };

/** Pays each receiver out of the budget, writes the post and announces it: all of it, or none. */
export async function publish(ctx: Ctx, draft: Draft): Promise<void> {
  const { receiverIds, ...rest } = draft;
  const transferIds = draft.budgetId ? await pay(ctx, { ...draft, budgetId: draft.budgetId }) : [];
  const receivers = receiverIds.map((memberId, i) => ({
    memberId,
    part: i + 1,
    transferId: transferIds[i] ?? null,
  }));
  await insertPost(ctx, { ...rest, receivers });
  const { giverId, valueId } = draft;
  const points = plain(draft.points);
  ctx.emit({
    // What two people keep to themselves goes to no webhook.
    type: draft.private ? 'recognition.given_privately' : 'recognition.given',
    objectType: 'recognition',
    objectId: draft.id,
    data: { kind: draft.kind, giverId, receiverIds, points, valueId },
  });
  ctx.note({ objectId: draft.id, detail: { giverId, receiverIds, points, valueId } });
}

/** One transfer for each receiver, with what counts against the budget's limits. */
async function pay(ctx: Ctx, draft: Draft & { budgetId: string }): Promise<string[]> {
  const memo = await memoOf(ctx, draft.valueId);
  const spends = draft.receiverIds.map((ownerId, i) => ({
    amount: draft.points,
    code: 'grant' as const,
    reference: draft.id,
    part: i + 1,
    memo,
    hold: false,
    credit: { kind: 'wallet' as const, ownerId, currency: POINTS },
  }));
  try {
    // The program's policy says what may be spent, whoever does it.
    const legs = await spendFrom(ctx, draft.budgetId, spends, { type: 'system', id: 'recognition' });
    const posted = await post(ctx, legs);
    if (posted.short) await refuseShort(ctx, posted.short);
    const ids = posted.ids ?? notFound();
    return ids.filter((_, i) => legs[i]?.code === 'grant');
  } catch (error) {
    throw error instanceof Refusal && ctx.actor.type === 'member' ? forMembers() : error;
  }
}

/** Budgets are the program's affair: a member is told what it means for the gift. */
function forMembers(): Refusal {
  return new Refusal('insufficient_budget', {
    message:
      'The program has no points left to give for now. Nothing was given, and your allowance is as it was. Send kind words alone, or try again later.',
  });
}

/** What a statement says of it: names of people have no place in records that last for ever. */
async function memoOf(ctx: Ctx, valueId: string | null): Promise<string> {
  const value = (await selectValues(ctx)).find((v) => v.valueId === valueId);
  return value ? textIn(value.names, ctx.tenant.locale) : '';
}

/** A value that can be chosen; one that is archived cannot. */
export async function refuseUnlessValue(ctx: Ctx, valueId: string): Promise<void> {
  const value = (await selectValues(ctx)).find((v) => v.valueId === valueId) ?? notFound();
  if (value.archived) refuse('not_available', 'This value is not in use any more. Choose another one.');
}
