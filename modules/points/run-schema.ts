import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { MAX_GRANT } from './schema.ts';

/** More people than this are given points in several runs. */
export const MOST_IN_RUN = 200_000;

export const grantToSegmentInput = z.object({
  segmentId: idSchema('segment'),
  points: z
    .number()
    .int('must be a whole number of points')
    .min(1, 'must be at least 1')
    .max(MAX_GRANT, `must be at most ${MAX_GRANT}`),
  reason: z.string().trim().min(1, 'is needed').max(200),
});
export const grantChunkInput = z.object({ runId: idSchema('bulkRun') });
/** What a run of grants keeps of what was asked. */
export const grantRunSchema = z.object({ points: z.number().int().min(1), reason: z.string() });
