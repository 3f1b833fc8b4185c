import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { present } from '#lib/assert.ts';
import { newId } from '#lib/id.ts';
import { plain } from '#lib/plain.ts';
import { lockByCode, moveVoucher, type OwnVoucher } from '#modules/vouchers/index.ts';
import { balanceInput, type Redemption, type Refused, redeemInput, type VoucherBalance } from './schema.ts';
import { move, selectBalance } from './store.ts';
import { balanceView, dayIn, untakable, unusable } from './usable.ts';

/** The credential whose till it is; only the same one may take a redemption back. */
export const merchantOf = ({ actor }: Ctx): string => `${actor.type}:${actor.id}`;

/**
 * Takes an amount off the balance of an own-brand voucher. The voucher stays locked from the look-up on, so that of
 * tills, expiry and refund at the same moment each sees what the one before it has left.
 */
export const redeemVoucher = verb({
  name: 'merchants.redeem',
  permission: 'redemptions.make',
  input: redeemInput,
  run: async (ctx, { code, amount, currency, reference }): Promise<Redemption | Refused> => {
    const voucher = await lockByCode(ctx, code, 'redemption');
    if (!voucher) return refused(ctx, { refused: 'unknown' });
    const balance = await selectBalance(ctx, voucher);
    const refusal =
      unusable(voucher, balance, dayIn(ctx.tenant.timeZone, ctx.now)) ??
      untakable(voucher, balance, { amount, currency });
    return refusal
      ? refused(ctx, refusal, voucher.voucherId)
      : take(ctx, voucher, { amount, reference: reference ?? null });
  },
});

/** Shows what is left of a voucher, to whoever may use it; audited like a use. */
export const checkBalance = verb({
  name: 'merchants.balance',
  permission: 'redemptions.check',
  input: balanceInput,
  run: async (ctx, { code }): Promise<VoucherBalance | Refused> => {
    const voucher = await lockByCode(ctx, code, 'balance_check');
    if (!voucher) return refused(ctx, { refused: 'unknown' });
    const balance = await selectBalance(ctx, voucher);
    const refusal = unusable(voucher, balance, dayIn(ctx.tenant.timeZone, ctx.now));
    if (refusal) return refused(ctx, refusal, voucher.voucherId);
    ctx.note({ objectId: voucher.voucherId });
    return balanceView(voucher, balance);
  },
});

function refused(ctx: Ctx, refusal: Refused, voucherId?: string): Refused {
  ctx.note({ ...(voucherId && { objectId: voucherId }), detail: { refused: refusal.refused } });
  return refusal;
}

async function take(
  ctx: Ctx,
  voucher: OwnVoucher,
  wanted: { amount: bigint; reference: string | null },
): Promise<Redemption> {
  const { voucherId, currency } = voucher;
  const id = newId('redemption');
  const undoUntil = new Date(ctx.now.getTime() + voucher.undoSeconds * 1000);
  const merchant = merchantOf(ctx);
  const left = await move(ctx, voucher, {
    ...wanted,
    id,
    kind: 'redeem',
    merchant,
    undoUntil,
    undoesId: null,
  });
  const balance = present(left, 'balance of a locked voucher that was seen to be enough');
  const [amount, object] = [plain(wanted.amount), { objectType: 'voucher', objectId: voucherId }];
  const data = { redemptionId: id, amount, currency, balance: plain(balance) };
  ctx.emit({ ...object, type: 'voucher.spent', data });
  if (
    balance === 0n &&
    (await moveVoucher(ctx, voucherId, { from: ['issued', 'delivered', 'viewed'], to: 'redeemed' }))
  )
    ctx.emit({ ...object, type: 'voucher.redeemed' });
  ctx.note({ objectId: voucherId, detail: data });
  const view = balanceView(voucher, balance);
  return {
    ...view,
    redemptionId: id,
    amount,
    reference: wanted.reference,
    undoUntil: undoUntil.toISOString(),
  };
}
