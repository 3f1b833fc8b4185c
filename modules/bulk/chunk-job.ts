import type { Actor, Caller } from '#core/context.ts';
import type { Job } from '#core/jobs.ts';
import { Refusal } from '#lib/errors.ts';
import { log } from '#lib/log.ts';
import { selectStarter } from './store.ts';
import { noteTrouble } from './trouble.ts';

type ChunkVerb = { call: (caller: Caller, input: { runId: string }) => Promise<unknown> };
/** Refusals that pass by themselves. */
const PASSING = new Set(['unavailable', 'in_progress', 'rate_limited']);
const GONE = 'Whoever started this may no longer do it. Somebody who may has to start it anew.';

/** As whoever started the run, with what he may do at this moment: a right that was taken stops the run. */
function asStarter(runId: string): Caller['authenticate'] {
  return async (sql, tenant): Promise<Actor> => {
    const starter = await selectStarter(sql, tenant.id, runId);
    if (!starter) return { type: 'anonymous', id: 'anonymous' };
    const { type, id } = starter;
    if (type === 'system') return { type, id };
    return {
      type: type === 'api_key' ? 'api_key' : 'operator',
      id,
      permissions: new Set(starter.permissions),
    };
  };
}

/** The job of a kind of run: one chunk by its verb. What goes wrong is told on the run, and tried again if it may pass. */
export function chunkJob(chunk: ChunkVerb): Job {
  return async (caller, { runId = '' }) => {
    try {
      await chunk.call({ ...caller, authenticate: asStarter(runId) }, { runId });
    } catch (error) {
      const { again } = await noteTrouble.call(caller, { runId, final: finalCause(error) });
      if (again) throw error;
      log.warn({ err: error, runId, tenantId: caller.tenant.id }, 'a run cannot go on');
    }
  };
}

function finalCause(error: unknown): string | null {
  if (!(error instanceof Refusal) || PASSING.has(error.code)) return null;
  return error.code === 'unauthenticated' || error.code === 'forbidden' ? GONE : error.message.slice(0, 500);
}
