import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { plain } from '#lib/plain.ts';
import { lockStanding } from './queries.ts';
import { recognitionIdInput, removeInput, TAKE_BACK_MS } from './schema.ts';
import { insertEnding, returnAllowance } from './store.ts';
import { unpay } from './unpay.ts';

/** The giver takes a post back, soon after and only while nobody has spent of it; the allowance is as it was. */
export const takeBack = verb({
  name: 'recognition.takeBack',
  permission: 'recognition.giveOwn',
  members: true,
  input: recognitionIdInput,
  run: async (ctx, { recognitionId }) => {
    const p = await lockStanding(ctx, recognitionId);
    if (!p || p.giverId !== ctx.actor.id) notFound();
    if (ctx.now.getTime() >= p.createdAt.getTime() + TAKE_BACK_MS)
      refuse('conflict', 'This can be taken back for ten minutes. Ask an administrator to remove it.');
    const whole = p.points * BigInt(p.receivers.length);
    // The giver's row before the accounts, as when giving: two who lock them the other way round would wait for ever.
    if (p.period) await returnAllowance(ctx, { memberId: ctx.actor.id, period: p.period, whole });
    const back = await unpay(ctx, { ...p, id: recognitionId, memo: 'Taken back' }, { whole: true });
    if (back === null)
      refuse('not_available', 'Some of these points are spent already, so the gift stays as it is.');
    await insertEnding(ctx, { recognitionId, kind: 'taken_back', reason: '', pointsBack: back });
    const data = { pointsBack: plain(back) };
    ctx.emit({ type: 'recognition.taken_back', objectType: 'recognition', objectId: recognitionId, data });
    ctx.note({ objectId: recognitionId, detail: data });
    return { recognitionId, pointsBack: plain(back) };
  },
});

/** An operator removes a post for a reason. Its points stay with whoever has them, or what is left of them goes back. */
export const removePost = verb({
  name: 'recognition.remove',
  permission: 'recognition.manage',
  input: removeInput,
  run: async (ctx, { recognitionId, reason, points }) => {
    const p = (await lockStanding(ctx, recognitionId)) ?? notFound();
    const back =
      points === 'return'
        ? await unpay(ctx, { ...p, id: recognitionId, memo: reason }, { whole: false })
        : 0n;
    const pointsBack = back ?? 0n;
    await insertEnding(ctx, { recognitionId, kind: 'removed', reason, pointsBack });
    const data = { pointsBack: plain(pointsBack) };
    ctx.emit({ type: 'recognition.removed', objectType: 'recognition', objectId: recognitionId, data });
    ctx.note({ objectId: recognitionId, detail: { ...data, reason } });
    return { recognitionId, pointsBack: plain(pointsBack) };
  },
});
