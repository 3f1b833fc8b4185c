import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { failpoint } from '#lib/failpoint.ts';
import { queueUnits } from './open.ts';
import { selectForgotten } from './queries.ts';

/** How many units one sweep queues at most; the next one takes the rest. */
const BATCH = 200;

/** Queues every unit again that should have moved by now: whatever lost its job is found by this. */
export const sweepOrders = verb({
  name: 'orders.sweep',
  permission: 'orders.fulfil',
  input: z.object({}),
  run: async (ctx) => {
    const forgotten = await selectForgotten(ctx, BATCH);
    for (const { orderId, unit } of forgotten) {
      await queueUnits(ctx, orderId, [unit]);
      failpoint('reconciler_mid_batch');
    }
    ctx.note({ detail: { queued: forgotten.length } });
    return { queued: forgotten.length };
  },
});
