import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { newId } from '#lib/id.ts';
import { plain } from '#lib/plain.ts';
import { resolvePending, selectOverdueHolds } from './store.ts';

/** Whether there are holds whose time is over; asked first, so that a sweep without work leaves no trace. */
export const overdueHolds = verb({
  name: 'ledger.overdueHolds',
  permission: 'ledger.sweep',
  reads: true,
  input: z.object({}),
  run: async (ctx) => ({ overdue: (await selectOverdueHolds(ctx, 1)).length > 0 }),
});

/** How many objects' holds one call gives back. */
const BATCH = 200;

/**
 * Gives back holds whose time is over. A capture at the same moment wins or loses: the hold is resolved once, and only
 * what this call gave back is announced, so that whoever made the hold can close what it was for.
 */
export const releaseExpired = verb({
  name: 'ledger.releaseExpired',
  permission: 'ledger.sweep',
  input: z.object({}),
  run: async (ctx) => {
    const overdue = await selectOverdueHolds(ctx, BATCH);
    if (overdue.length === 0) return { released: 0 };
    const asked = overdue.map((h) => ({ id: newId('transfer'), pendingId: h.id, type: 'void' as const }));
    const released = new Set(await resolvePending(ctx, asked));
    for (const hold of overdue.filter((h) => released.has(h.id))) {
      const { reference, part, code, debitAccountId, currency } = hold;
      ctx.emit({
        type: 'hold.expired',
        objectType: 'transfer',
        objectId: hold.id,
        data: { reference, part, code, debitAccountId, currency, amount: plain(hold.amount) },
      });
    }
    ctx.note({ detail: { released: released.size } });
    return { released: released.size };
  },
});
