import type { Ctx } from '#core/context.ts';
import { selectPart } from './queries.ts';

/** One part of at most a megabyte of the file that a run reads; null after the last. */
export function readPart(ctx: Ctx, { runId, part }: { runId: string; part: number }): Promise<Buffer | null> {
  return selectPart(ctx, { runId, side: 'in', part });
}
