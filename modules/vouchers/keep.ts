import { verb } from '#core/verb.ts';
import { ownVoucher, reveal } from './hold.ts';
import { selectStates } from './queries.ts';
import { type KeptState, type KeptVoucher, keptVouchersInput, voucherIdInput } from './schema.ts';

/** Opens a code for a device that will keep it sealed for the time without a network; audited as a reveal is. */
export const keepVoucher = verb({
  name: 'vouchers.keep',
  secret: true,
  permission: 'vouchers.hold',
  members: true,
  input: voucherIdInput,
  run: async (ctx, { voucherId }): Promise<KeptVoucher> => {
    const found = await ownVoucher(ctx, voucherId);
    const revealed = await reveal(ctx, found);
    ctx.note({ detail: { keptOnDevice: true } });
    return { detail: found.detail, revealed };
  },
});

/** How the vouchers stand that a device keeps; one that is left out is no longer the member's, and must go. */
export const checkKeptVouchers = verb({
  name: 'vouchers.checkKept',
  permission: 'vouchers.hold',
  members: true,
  reads: true,
  input: keptVouchersInput,
  run: async (ctx, { voucherIds }): Promise<{ items: KeptState[] }> => {
    const states = await selectStates(ctx, { memberId: ctx.actor.id, voucherIds });
    return { items: states.filter((v) => v.state !== 'revoked' && v.state !== 'replaced') };
  },
});
