import { createHash } from 'node:crypto';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { assert } from '#lib/assert.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { POINTS } from '#lib/money.ts';
import { asksTwo } from '#modules/approvals/index.ts';
import { startRun, takeChunk } from '#modules/bulk/index.ts';
import { openSegment } from '#modules/identity/index.ts';
import { balanceOf } from '#modules/ledger/index.ts';
import { give } from './give.ts';
import { grantChunkInput, grantRunSchema, grantToSegmentInput, MOST_IN_RUN } from './run-schema.ts';
import { insertRunMembers, markGiven, selectReceivers } from './run-store.ts';

const KIND = 'points.giveChunk';
const CHUNK = 250;

/** Gives everybody who is in a segment now the same points, as a run that a crash cannot make pay twice. */
export const grantToSegment = verb({
  name: 'points.grantToSegment',
  permission: 'points.grant',
  input: grantToSegmentInput,
  fourEyes: async (ctx, { segmentId, points, reason }) => {
    const { name, memberIds } = await receivers(ctx, segmentId);
    const total = BigInt(points) * BigInt(memberIds.length);
    // The people, too, are what is approved: who is in a segment may change while a second person is waited for.
    const people = createHash('sha256').update(memberIds.join()).digest('hex');
    const facts = { points, segment: name, count: memberIds.length, people, why: reason };
    return { facts, reason: await asksTwo(ctx, 'points.grant', total) };
  },
  run: async (ctx, { segmentId, points, reason }) => {
    const { name, memberIds } = await receivers(ctx, segmentId);
    const total = BigInt(points) * BigInt(memberIds.length);
    const { available } = await balanceOf(ctx, { kind: 'program', currency: POINTS });
    if (available < total) {
      refuse('insufficient_points', {
        message: `This takes ${total} points and the program has ${available}. Nothing was granted.`,
        params: { short: total - available },
      });
    }
    const input = { points, reason, segment: name };
    const runId = await startRun(ctx, {
      kind: KIND,
      permission: 'points.grant',
      input,
      total: memberIds.length,
    });
    await insertRunMembers(ctx, runId, memberIds);
    ctx.note({ objectId: segmentId, detail: { points, reason, members: memberIds.length, runId } });
    return { runId, members: memberIds.length };
  },
});

/** Gives the next of a run; whoever lost access meanwhile is left out and named. */
export const giveChunk = verb({
  name: KIND,
  permission: 'points.grant',
  input: grantChunkInput,
  run: (ctx, { runId }) =>
    takeChunk(ctx, { runId, kind: KIND }, async (run) => {
      const what = grantRunSchema.parse(run.input);
      const after = String((run.cursor as { after?: string } | null)?.after ?? '');
      const next = await selectReceivers(ctx, { runId, after, limit: CHUNK });
      const active = next.filter((each) => each.active).map((each) => each.memberId);
      const grants = active.length > 0 ? await give(ctx, active, what) : [];
      assert((await markGiven(ctx, runId, grants)) === grants.length, 'a run gives each member once');
      const results = next.map(({ name, active: ok }, i) => ({
        row: run.done + i + 1,
        ok,
        label: name,
        message: ok ? '' : 'Has no access any more, so cannot receive points.',
      }));
      const last = next.at(-1)?.memberId;
      const cursor = next.length === CHUNK && last ? { after: last } : null;
      return { cursor, done: next.length, refused: next.length - active.length, results };
    }),
});

async function receivers(ctx: Ctx, segmentId: string) {
  const segment = (await openSegment(ctx, segmentId)) ?? notFound();
  const { length } = segment.memberIds;
  if (length === 0) refuse('conflict', 'Nobody is in this segment now, so nothing was granted.');
  if (length > MOST_IN_RUN) refuse('conflict', `At most ${MOST_IN_RUN} people can be given points at once.`);
  return segment;
}
