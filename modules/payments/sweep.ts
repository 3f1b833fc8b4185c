import { z } from 'zod';
import { enqueue } from '#core/jobs.ts';
import { verb } from '#core/verb.ts';
import { selectAbandoned, selectLate, selectSilent } from './queries.ts';
import { queueOperation, wantCancel } from './requests.ts';
import { settle } from './settle.ts';
import { forgetEvents, touchOperations, touchPayment } from './store.ts';

const MOST = 200;
const LATE_MS = 10 * 60_000;
const SILENT_MS = 60 * 60_000;
const KEPT_EVENTS_MS = 30 * 86_400_000;

/**
 * Leaves no payment open for ever: gives up what nobody paid in time, sends what got stuck on its way again, and has
 * payments looked up that were silent for an hour.
 */
export const sweepPayments = verb({
  name: 'payments.sweep',
  permission: 'payments.operate',
  input: z.object({}),
  run: async (ctx) => {
    const ago = (ms: number) => new Date(ctx.now.getTime() - ms);
    const abandoned = await selectAbandoned(ctx, MOST);
    for (const payment of abandoned) {
      await settle(ctx, payment.id, { failureCode: 'abandoned' });
      await wantCancel(ctx, payment);
    }
    const late = await selectLate(ctx, ago(LATE_MS), MOST);
    for (const { id } of late) await queueOperation(ctx, id);
    await touchOperations(
      ctx,
      late.map(({ id }) => id),
    );
    const silent = await selectSilent(ctx, ago(SILENT_MS), MOST);
    for (const { id } of silent) {
      const payload = { tenantId: ctx.tenant.id, requestId: ctx.requestId, data: { paymentId: id } };
      await enqueue(ctx.sql, 'payments.look', payload, { key: `payments:${ctx.tenant.id}:look:${id}` });
      await touchPayment(ctx, id);
    }
    await forgetEvents(ctx, ago(KEPT_EVENTS_MS));
    const counts = { abandoned: abandoned.length, late: late.length, silent: silent.length };
    ctx.note({ detail: counts });
    return counts;
  },
});
