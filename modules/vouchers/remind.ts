import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { insertReminders } from './care-store.ts';

/** How many days before its end a holder is reminded of a voucher. */
const DISTANCES = [30, 7] as const;
const BATCH = 500;

/** Announces vouchers that end soon, at each distance once. */
export const remindOfExpiry = verb({
  name: 'vouchers.remind',
  permission: 'vouchers.sweep',
  input: z.object({}),
  run: async (ctx) => {
    const reminders = await insertReminders(ctx, DISTANCES, BATCH);
    for (const { voucherId, ...data } of reminders) {
      ctx.emit({ type: 'voucher.expiring', objectType: 'voucher', objectId: voucherId, data });
    }
    ctx.note({ detail: { reminded: reminders.length } });
    return { reminded: reminders.length };
  },
});
