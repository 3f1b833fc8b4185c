import { z } from 'zod';
import type { Job } from '#core/jobs.ts';
import { verb } from '#core/verb.ts';
import { countDay, selectNextDay } from './store.ts';

/** Days of one transaction, and transactions of one run: what is left waits for the next one. */
const DAYS_AT_ONCE = 7;
const MOST_ROUNDS = 200;

/** Counts the next days that are over, so that figures of long periods need not read every order. */
export const countDays = verb({
  name: 'reports.countDays',
  permission: 'reports.count',
  input: z.object({}),
  run: async (ctx) => {
    let counted = 0;
    for (; counted < DAYS_AT_ONCE; counted++) {
      const day = await selectNextDay(ctx);
      if (!day) break;
      await countDay(ctx, day);
    }
    ctx.note({ detail: { counted } });
    return { counted };
  },
});

/** Counts until nothing is left to count; by two workers at once no day is counted twice. */
export const countAllDays: Job = async (caller) => {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if ((await countDays.call(caller, {})).counted < DAYS_AT_ONCE) return;
  }
};
