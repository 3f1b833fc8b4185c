import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { goOn } from './start.ts';
import { forgetOld, selectStalled } from './store.ts';

const [DAY_MS, MINUTE_MS] = [86_400_000, 60_000];
const [FILE_DAYS, RUN_DAYS, STALLED_MINUTES] = [7, 90, 10];
const BATCH = 2_000;

/** Forgets files after seven days and runs after ninety, and wakes runs that lost their job. */
export const tidyRuns = verb({
  name: 'bulk.tidy',
  permission: 'bulk.work',
  input: z.object({}),
  run: async (ctx) => {
    const ago = (ms: number) => new Date(ctx.now.getTime() - ms);
    const forgotten = await forgetOld(ctx, {
      filesBefore: ago(FILE_DAYS * DAY_MS),
      runsBefore: ago(RUN_DAYS * DAY_MS),
      limit: BATCH,
    });
    const stalled = await selectStalled(ctx, ago(STALLED_MINUTES * MINUTE_MS));
    for (const run of stalled) await goOn(ctx, run);
    const detail = { ...forgotten, woken: stalled.length };
    ctx.note({ detail });
    return detail;
  },
});
