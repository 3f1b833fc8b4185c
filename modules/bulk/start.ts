import type { Ctx } from '#core/context.ts';
import { enqueue } from '#core/jobs.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { countOpen, insertPart, insertRun } from './store.ts';

const MOST_OPEN = 20;
const PART_BYTES = 1_000_000;

type Start = {
  /** The job that does its chunks; see `chunkJob`. */
  kind: string;
  /** Whoever holds it sees the run too. */
  permission: string;
  /** What each chunk is told, without secrets. */
  input: object;
  total?: number | undefined;
  /** A file that the chunks read, part by part. */
  reads?: Buffer | undefined;
  /** A file that the chunks make. */
  makes?: { name: string; type: string } | undefined;
};

/** Starts work on many rows inside the caller's transaction; jobs do it, chunk by chunk. Answers the run's id. */
export async function startRun(ctx: Ctx, start: Start): Promise<string> {
  if (ctx.actor.type === 'operator' && ctx.actor.grantId) {
    refuse('forbidden', 'Files and work on many rows are for this program’s own people. Ask one of them.');
  }
  if ((await countOpen(ctx)) >= MOST_OPEN) {
    refuse('conflict', `You have ${MOST_OPEN} jobs under way. Wait until one is done, or cancel one.`);
  }
  const id = newId('bulkRun');
  const { kind, permission, input, total = null, makes, reads } = start;
  const file = { fileName: makes?.name ?? null, fileType: makes?.type ?? null };
  await insertRun(ctx, { id, kind, permission, input, total, ...file });
  for (let part = 0; reads && part * PART_BYTES < reads.length; part += 1) {
    const content = reads.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    await insertPart(ctx, { runId: id, side: 'in', part, content });
  }
  await goOn(ctx, { id, kind, requestId: ctx.requestId });
  ctx.note({ objectId: id, detail: { run: kind } });
  return id;
}

/** Queues the next chunk in the same transaction; a run has one job at a time. */
export async function goOn(ctx: Ctx, run: { id: string; kind: string; requestId: string }): Promise<void> {
  const payload = { tenantId: ctx.tenant.id, requestId: run.requestId, data: { runId: run.id } };
  await enqueue(ctx.sql, run.kind, payload, { key: `bulk:${run.id}` });
}
