import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { selectAwards } from './nomination-queries.ts';
import { insertAward, updateAwardClosed } from './nomination-store.ts';
import { refuseUnlessValue } from './pay.ts';
import { refuseUnlessPoints } from './policy.ts';
import { type AwardRow, awardIdInput, awardInput } from './schema.ts';

const MAX_OPEN_AWARDS = 50;

/** Awards that one can be nominated for: for a member those that are open, for an operator all, newest first. */
export const listAwards = verb({
  name: 'recognition.awards',
  permission: 'recognition.read',
  members: true,
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<{ items: AwardRow[] }> => {
    const items = await selectAwards(ctx);
    return { items: ctx.actor.type === 'member' ? items.filter((a) => a.open) : items };
  },
});

/** Opens an award for nominations; its points come out of the budget once somebody is approved. */
export const openAward = verb({
  name: 'recognition.openAward',
  permission: 'recognition.manage',
  input: awardInput,
  run: async (ctx, { openUntil, ...input }) => {
    const until = new Date(openUntil);
    if (until <= ctx.now) {
      const message = 'must be a moment to come';
      refuse('invalid', { message: `openUntil: ${message}`, fields: [{ field: 'openUntil', message }] });
    }
    await refuseUnlessPoints(ctx, input.budgetId);
    if (input.valueId) await refuseUnlessValue(ctx, input.valueId);
    if ((await selectAwards(ctx)).filter((a) => a.open).length >= MAX_OPEN_AWARDS)
      refuse('conflict', `There are ${MAX_OPEN_AWARDS} open awards already. Close one first.`);
    const awardId = newId('award');
    await insertAward(ctx, { ...input, id: awardId, openUntil: until });
    ctx.emit({
      type: 'award.opened',
      objectType: 'award',
      objectId: awardId,
      data: { points: input.points, openUntil },
    });
    ctx.note({ objectId: awardId, detail: { names: input.names, points: input.points } });
    return { awardId };
  },
});

/** Ends nominations for an award at once. Those that are open can still be decided. */
export const closeAward = verb({
  name: 'recognition.closeAward',
  permission: 'recognition.manage',
  input: awardIdInput,
  run: async (ctx, { awardId }) => {
    if (!(await selectAwards(ctx)).some((a) => a.awardId === awardId)) notFound();
    if (await updateAwardClosed(ctx, awardId))
      ctx.emit({ type: 'award.closed', objectType: 'award', objectId: awardId });
    ctx.note({ objectId: awardId });
    return { awardId };
  },
});
