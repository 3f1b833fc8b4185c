import { verb } from '#core/verb.ts';
import { troubleInput } from './schema.ts';
import { lockRun, moveRun } from './store.ts';

const MOST_TRIES = 4;
const ACCIDENT = 'Something went wrong on our side. What was done stays done; resume it to go on from there.';

/** Writes down that a chunk went wrong. Answers whether it is to be tried again. */
export const noteTrouble = verb({
  name: 'bulk.noteTrouble',
  permission: 'bulk.work',
  input: troubleInput,
  run: async (ctx, { runId, final }): Promise<{ again: boolean }> => {
    const run = await lockRun(ctx, runId);
    ctx.note({ objectId: runId });
    if (!run || (run.state !== 'waiting' && run.state !== 'running')) return { again: false };
    const tries = run.tries + 1;
    const again = final === null && tries < MOST_TRIES;
    await moveRun(ctx, {
      runId,
      to: again ? run.state : 'failed',
      tries,
      trouble: again ? null : (final ?? ACCIDENT),
    });
    return { again };
  },
});
