import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { selectOrder } from './queries.ts';
import { selectAttemptsOf, selectMoney, selectNotes, selectQuotedAt } from './record-queries.ts';
import { type OrderRecord, orderIdInput } from './schema.ts';

/** What the program team can know of an order besides itself: when it was quoted, who was asked, who paid, what was noted. */
export const orderRecord = verb({
  name: 'orders.record',
  permission: 'orders.read',
  reads: true,
  input: orderIdInput,
  run: async (ctx, { orderId }): Promise<OrderRecord> => {
    if (!(await selectOrder(ctx, orderId))) notFound();
    const [quotedAt, notes, attempts, money] = await Promise.all([
      selectQuotedAt(ctx, orderId),
      selectNotes(ctx, orderId),
      selectAttemptsOf(ctx, orderId),
      selectMoney(ctx, orderId),
    ]);
    return { quotedAt, notes, attempts, money };
  },
});
