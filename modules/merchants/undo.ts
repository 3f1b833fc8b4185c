import { verb } from '#core/verb.ts';
import { present } from '#lib/assert.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { plain } from '#lib/plain.ts';
import { lockOwnVoucher, moveVoucher } from '#modules/vouchers/index.ts';
import { selectRedemption } from './queries.ts';
import { merchantOf } from './redeem.ts';
import { type Undone, undoInput } from './schema.ts';
import { move } from './store.ts';

/**
 * Takes a redemption back for the merchant who made it, within the brand's window. Done already, it answers what was
 * done and moves nothing. A voucher that has expired or was withdrawn since gets nothing back.
 */
export const undoRedemption = verb({
  name: 'merchants.undo',
  permission: 'redemptions.make',
  input: undoInput,
  run: async (ctx, { redemptionId }): Promise<Undone> => {
    const found = await selectRedemption(ctx, redemptionId);
    if (!found || found.merchant !== merchantOf(ctx)) return notFound();
    const voucher = (await lockOwnVoucher(ctx, found.voucherId)) ?? notFound();
    const made = present(await selectRedemption(ctx, redemptionId), 'redemption that was just read');
    const answer = { redemptionId, amount: plain(made.amount), currency: voucher.currency };
    ctx.note({ objectId: made.voucherId, detail: { redemptionId } });
    if (made.undoneTo !== null) return { ...answer, balance: plain(made.undoneTo) };
    if (made.undoUntil < ctx.now)
      refuse('not_available', 'This can no longer be taken back. Give the customer the money instead.');
    if (['expired', 'revoked', 'replaced'].includes(voucher.state))
      refuse('not_available', 'The voucher has ended since. Give the customer the money instead.');
    const { voucherId, amount } = made;
    const back = {
      id: newId('redemption'),
      kind: 'undo' as const,
      merchant: made.merchant,
      undoesId: redemptionId,
    };
    const left = await move(ctx, voucher, { ...back, amount, reference: null, undoUntil: null });
    const balance = plain(present(left, 'balance that a redemption was taken from'));
    const object = { objectType: 'voucher', objectId: voucherId };
    ctx.emit({ ...object, type: 'voucher.unspent', data: { ...answer, balance } });
    if (await moveVoucher(ctx, voucherId, { from: ['redeemed'], to: 'viewed' }))
      ctx.emit({ ...object, type: 'voucher.unredeemed' });
    return { ...answer, balance };
  },
});
