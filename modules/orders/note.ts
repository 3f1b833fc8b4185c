import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { insertNote } from './note-store.ts';
import { selectOrder } from './queries.ts';
import { noteInput } from './schema.ts';

/** Writes something beside an order for the program team; no member ever sees it, and it stays as it was written. */
export const noteOrder = verb({
  name: 'orders.note',
  permission: 'orders.manage',
  input: noteInput,
  run: async (ctx, { orderId, text }) => {
    if (!(await selectOrder(ctx, orderId))) notFound();
    const noteId = newId('orderNote');
    await insertNote(ctx, { noteId, orderId, text });
    ctx.emit({ type: 'order.noted', objectType: 'order', objectId: orderId, data: { noteId } });
    ctx.note({ objectId: orderId, detail: { noteId } });
    return { orderId, noteId };
  },
});
