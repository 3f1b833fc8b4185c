import { z } from 'zod';
import type { Job } from '#core/jobs.ts';
import { verb } from '#core/verb.ts';
import { deleteOld, dropWaiting } from './store.ts';

const KEPT_DAYS = 30;
const BATCH = 10_000;
const MOST_ROUNDS = 50;

/** Forgets deliveries after thirty days, and drops what nobody will ever be sent. */
export const tidy = verb({
  name: 'webhooks.tidy',
  permission: 'webhooks.work',
  input: z.object({}),
  run: async (ctx) => {
    const dropped = await dropWaiting(ctx, BATCH);
    const forgotten = await deleteOld(ctx, new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000), BATCH);
    ctx.note({ detail: { dropped, forgotten } });
    return { dropped, forgotten };
  },
});

/** Tidies one tenant until there is nothing left to do, or for so long as a job may take. */
export const tidyAll: Job = async (caller) => {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { dropped, forgotten } = await tidy.call(caller, {});
    if (dropped < BATCH && forgotten < BATCH) return;
  }
};
