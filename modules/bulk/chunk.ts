import type { Ctx } from '#core/context.ts';
import { assert } from '#lib/assert.ts';
import { notFound } from '#lib/errors.ts';
import { failpoint } from '#lib/failpoint.ts';
import type { RunResult } from './schema.ts';
import { goOn } from './start.ts';
import { advanceRun, insertPart, insertResults, type LockedRun, lockRun } from './store.ts';

/** A run keeps so many results, those refused before the others of their chunk; its counts go on. */
const MOST_RESULTS = 20_000;
const FILE_DAYS = 7;
const DAY_MS = 86_400_000;

/** A run as its next chunk finds it. Input and cursor are what was stored, to be parsed by its kind. */
export type UnderWay = Pick<LockedRun, 'id' | 'input' | 'cursor' | 'done' | 'failed' | 'total'>;
export type Chunk = {
  /** Where the next chunk begins; null when this was the last. */
  cursor: object | null;
  /** Rows that this chunk did, those refused included. */
  done: number;
  refused?: number;
  /** What became of single rows, numbered over the whole run from 1. */
  results?: RunResult[];
  /** The next part of the run's file. */
  bytes?: Buffer;
  /** How many rows there are in all, where this chunk has found that out. */
  total?: number;
};
type Asked = { runId: string; kind: string };

/**
 * Does one chunk of a run and writes counts, results, cursor and the next job in the same transaction, so that a crash
 * loses none and repeats none. A run that was cancelled or is finished stays as it is.
 */
export async function takeChunk(
  ctx: Ctx,
  { runId, kind }: Asked,
  work: (run: UnderWay) => Promise<Chunk>,
): Promise<{ more: boolean }> {
  const run = await lockRun(ctx, runId);
  if (!run || run.kind !== kind) notFound();
  ctx.note({ objectId: runId });
  if (run.state !== 'waiting' && run.state !== 'running') return { more: false };
  const chunk = await work(run);
  await keep(ctx, run, chunk);
  ctx.note({ detail: { done: chunk.done, refused: chunk.refused ?? 0 } });
  if (chunk.cursor) await goOn(ctx, { id: runId, kind, requestId: ctx.requestId });
  failpoint('chunk_written');
  return { more: chunk.cursor !== null };
}

async function keep(ctx: Ctx, run: LockedRun, chunk: Chunk): Promise<void> {
  const { cursor, done, refused = 0, results = [], bytes } = chunk;
  assert(cursor === null || done > 0 || bytes !== undefined, `a chunk of ${run.kind} moved its run on`);
  const room = Math.max(0, MOST_RESULTS - run.kept);
  const kept = [...results].sort((a, b) => Number(a.ok) - Number(b.ok)).slice(0, room);
  await insertResults(ctx, run.id, kept);
  if (bytes) await insertPart(ctx, { runId: run.id, side: 'out', part: run.fileParts, content: bytes });
  const finished = cursor === null;
  const known = chunk.total ?? run.total;
  // Rows may have come or gone since they were counted; what was done is what there was.
  const total = finished ? run.done + done : known === null ? null : Math.max(known, run.done + done);
  await advanceRun(ctx, {
    runId: run.id,
    cursor,
    done,
    failed: refused,
    kept: kept.length,
    total,
    bytes: bytes?.length ?? 0,
    parts: bytes ? 1 : 0,
    finished,
    fileUntil: finished ? new Date(ctx.now.getTime() + FILE_DAYS * DAY_MS) : null,
  });
}
