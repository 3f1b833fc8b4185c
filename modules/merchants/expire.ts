import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { assert } from '#lib/assert.ts';
import { newId } from '#lib/id.ts';
import { plain } from '#lib/plain.ts';
import { lockLapsed, moveVoucher, type OwnVoucher } from '#modules/vouchers/index.ts';
import { merchantOf } from './redeem.ts';
import { move, selectBalance } from './store.ts';
import { dayIn } from './usable.ts';

const BATCH = 200;

/**
 * Ends own-brand vouchers whose last day is over where the tenant is, a batch at a time; what is left of each goes
 * in a movement of its own. Answers how many, so that whoever calls can go on until there are none.
 */
export const expireLapsed = verb({
  name: 'merchants.expireLapsed',
  permission: 'stock.manage',
  input: z.object({}),
  run: async (ctx): Promise<{ expired: number }> => {
    const lapsed = await lockLapsed(ctx, dayIn(ctx.tenant.timeZone, ctx.now), BATCH);
    for (const voucher of lapsed) await expire(ctx, voucher);
    ctx.note({ detail: { expired: lapsed.length } });
    return { expired: lapsed.length };
  },
});

async function expire(ctx: Ctx, voucher: OwnVoucher): Promise<void> {
  const { voucherId, currency } = voucher;
  const amount = await selectBalance(ctx, voucher);
  if (amount > 0n) {
    const lost = { id: newId('redemption'), kind: 'expire' as const, merchant: merchantOf(ctx), amount };
    await move(ctx, voucher, { ...lost, reference: null, undoUntil: null, undoesId: null });
  }
  const moved = await moveVoucher(ctx, voucherId, { from: ['issued', 'delivered', 'viewed'], to: 'expired' });
  assert(moved, 'a locked voucher that was seen in one of these states');
  ctx.emit({
    type: 'voucher.expired',
    objectType: 'voucher',
    objectId: voucherId,
    data: { amount: plain(amount), currency },
  });
}
