import type { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { findMember } from '#modules/identity/index.ts';
import { spendAllowance } from './allowance.ts';
import { selectPolicy } from './allowance-queries.ts';
import { actingMember } from './member.ts';
import { publish, refuseUnlessValue } from './pay.ts';
import { receiversOf } from './receivers.ts';
import { giveInput, sendInput } from './schema.ts';

type Gift = z.output<typeof giveInput>;

/** A member's thanks to one or several colleagues, with points to each out of the member's allowance, or without. */
export const give = verb({
  name: 'recognition.give',
  permission: 'recognition.giveOwn',
  members: true,
  input: giveInput,
  run: async (ctx, gift) => giveAs(ctx, actingMember(ctx), gift),
});

/**
 * Recognition that an integration or an operator sends: for a member, out of that member's allowance, or in the
 * program's own name, out of the budget alone.
 */
export const send = verb({
  name: 'recognition.send',
  permission: 'recognition.give',
  input: sendInput,
  run: async (ctx, { giverId, senderName, ...gift }) => {
    if (giverId) {
      const giver = (await findMember(ctx, giverId)) ?? notFound();
      if (giver.status !== 'active')
        refuse('not_available', `${giver.name} has left, so cannot give recognition any more.`);
      return giveAs(ctx, giverId, { ...gift, private: false });
    }
    const receiverIds = await receiversOf(ctx, gift.receiverIds, null);
    await refuseUnlessValue(ctx, gift.valueId);
    const policy = gift.points > 0 ? await selectPolicy(ctx) : null;
    if (gift.points > 0 && !policy)
      refuse('not_available', 'Set what members may give first: it names the budget that pays.');
    const id = newId('recognition');
    await publish(ctx, {
      ...bare,
      id,
      kind: 'program',
      senderName: senderName ?? ctx.tenant.name,
      valueId: gift.valueId,
      message: gift.message,
      points: BigInt(gift.points),
      budgetId: policy?.budgetId ?? null,
      receiverIds,
    });
    return { recognitionId: id };
  },
});

const bare = { giverId: null, senderName: null, nominationId: null, period: null, private: false };

async function giveAs(ctx: Ctx, giverId: string, gift: Gift): Promise<{ recognitionId: string }> {
  const receiverIds = await receiversOf(ctx, gift.receiverIds, giverId);
  await refuseUnlessValue(ctx, gift.valueId);
  if (gift.private && receiverIds.length > 1) {
    const message = 'is for one colleague alone';
    refuse('invalid', { message: `private: ${message}`, fields: [{ field: 'private', message }] });
  }
  const each = BigInt(gift.points);
  const giving = each > 0n && (await spendAllowance(ctx, { giverId, each, receivers: receiverIds.length }));
  const id = newId('recognition');
  await publish(ctx, {
    ...bare,
    id,
    kind: 'gift',
    giverId,
    valueId: gift.valueId,
    message: gift.message,
    points: each,
    budgetId: giving ? giving.budgetId : null,
    period: giving ? giving.period : null,
    private: gift.private,
    receiverIds,
  });
  return { recognitionId: id };
}
