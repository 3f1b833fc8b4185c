import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { selectAbandoned, selectLate, selectSilent } from './queries.ts';
import { queueOperation, queuePayment } from './requests.ts';
import { forgetEvents, touchOperations, touchPayments } from './store.ts';

const MOST = 200;
const LATE_MS = 10 * 60_000;
const KEPT_EVENTS_MS = 30 * 86_400_000;

/**
 * Leaves no payment open for ever: gives up what nobody paid in time, sends what got stuck on its way again, and has
 * payments looked up that were silent for long.
 */
export const sweepPayments = verb({
  name: 'payments.sweep',
  permission: 'payments.operate',
  input: z.object({}),
  run: async (ctx) => {
    const ago = (ms: number) => new Date(ctx.now.getTime() - ms);
    const abandoned = await selectAbandoned(ctx, MOST);
    for (const id of abandoned) await queuePayment(ctx, 'payments.giveUp', id);
    const late = await selectLate(ctx, ago(LATE_MS), MOST);
    for (const id of late) await queueOperation(ctx, id);
    await touchOperations(ctx, late);
    const silent = await selectSilent(ctx, MOST);
    for (const id of silent) await queuePayment(ctx, 'payments.look', id);
    await touchPayments(ctx, silent);
    await forgetEvents(ctx, ago(KEPT_EVENTS_MS));
    const counts = { abandoned: abandoned.length, late: late.length, silent: silent.length };
    ctx.note({ detail: counts });
    return counts;
  },
});
