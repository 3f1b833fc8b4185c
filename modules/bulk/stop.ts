import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { onlyOperators } from './operators.ts';
import { selectRun } from './queries.ts';
import { type RunView, runIdInput } from './schema.ts';
import { goOn } from './start.ts';
import { type LockedRun, lockRun, moveRun } from './store.ts';

/** Ends a run after the chunk that is under way. What was done stays done. */
export const cancelRun = verb({
  name: 'bulk.cancel',
  permission: 'bulk.mine',
  anonymous: true,
  input: runIdInput,
  run: async (ctx, { runId }): Promise<{ runId: string }> => {
    const { view, locked } = await lockVisible(ctx, runId);
    if (view.state === 'cancelled') return { runId };
    if (view.state === 'done') refuse('conflict', 'This job is done; there is nothing left to cancel.');
    await moveRun(ctx, { runId, to: 'cancelled' });
    ctx.note({ objectId: runId, detail: { run: locked.kind, done: view.done } });
    return { runId };
  },
});

/** Takes a failed run, or one that nobody has moved for long, up where it stopped. */
export const resumeRun = verb({
  name: 'bulk.resume',
  permission: 'bulk.mine',
  anonymous: true,
  input: runIdInput,
  run: async (ctx, { runId }): Promise<{ runId: string }> => {
    const { view, locked } = await lockVisible(ctx, runId);
    if (view.state === 'done') refuse('conflict', 'This job is done already.');
    if (view.state === 'cancelled') refuse('conflict', 'This job was cancelled. Start it anew.');
    if (view.state === 'failed') await moveRun(ctx, { runId, to: 'running' });
    if (view.state === 'failed' || view.stalled) {
      await goOn(ctx, { id: runId, kind: locked.kind, requestId: ctx.requestId });
    }
    ctx.note({ objectId: runId, detail: { run: locked.kind, done: view.done } });
    return { runId };
  },
});

async function lockVisible(ctx: Ctx, runId: string): Promise<{ view: RunView; locked: LockedRun }> {
  onlyOperators(ctx);
  const locked = (await lockRun(ctx, runId)) ?? notFound();
  return { locked, view: (await selectRun(ctx, runId)) ?? notFound() };
}
