import { z } from 'zod';
import { notFound } from '#lib/errors.ts';
import { platformVerb } from './act.ts';
import { selectDatabase, selectQueue, selectSuppliers, settleFailed } from './health-queries.ts';
import type { Health } from './schema.ts';

/** How the installation fares: database, workers, queue, failed jobs, and the suppliers of all programs. */
export const showHealth = platformVerb({
  name: 'platform.showHealth',
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<Health> => {
    const begun = performance.now();
    const database = await selectDatabase(ctx);
    const answeredInMs = Math.round(performance.now() - begun);
    const queue = await selectQueue(ctx);
    return { database: { ...database, answeredInMs }, ...queue, suppliers: await selectSuppliers(ctx) };
  },
});

/** Has a job that came to nothing tried again, or drops it for good. */
export const settleJob = platformVerb({
  name: 'platform.settleJob',
  input: z.object({ jobId: z.string().regex(/^\d{1,18}$/), how: z.enum(['retry', 'drop']) }),
  run: async (ctx, { jobId, how }): Promise<{ jobId: string }> => {
    if (!(await settleFailed(ctx, jobId, how))) notFound();
    ctx.note({ objectId: `job:${jobId}`, detail: { how } });
    return { jobId };
  },
});
