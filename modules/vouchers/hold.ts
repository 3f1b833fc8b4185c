import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import type { Page } from '#lib/page.ts';
import type { CodeFormat } from '#modules/catalog/schema.ts';
import { barcodeSvg } from './barcode.ts';
import { alarm } from './canary.ts';
import { voucherOfRef } from './link.ts';
import { type FoundVoucher, selectVoucher, selectVouchers } from './queries.ts';
import {
  linkInput,
  listVouchersInput,
  markUsedInput,
  type Revealed,
  type VoucherCard,
  type VoucherDetail,
  voucherIdInput,
} from './schema.ts';
import { openSecret } from './secret.ts';
import { lockVoucher, moveVoucher, noteOpened } from './store.ts';

/** The signed-in member's own vouchers. */
export const listMyVouchers = verb({
  name: 'vouchers.listMine',
  permission: 'vouchers.hold',
  members: true,
  reads: true,
  input: listVouchersInput,
  run: (ctx, input): Promise<Page<VoucherCard>> => selectVouchers(ctx, { ...input, memberId: ctx.actor.id }),
});

/** One of the signed-in member's own vouchers, without its code. */
export const showVoucher = verb({
  name: 'vouchers.show',
  permission: 'vouchers.hold',
  members: true,
  reads: true,
  input: voucherIdInput,
  run: async (ctx, { voucherId }): Promise<VoucherDetail> => (await ownVoucher(ctx, voucherId)).detail,
});

/** Opens the code for the member who holds it. The audit row is in the same transaction: no audit, no code. */
export const revealVoucher = verb({
  name: 'vouchers.reveal',
  secret: true,
  permission: 'vouchers.hold',
  members: true,
  input: voucherIdInput,
  run: async (ctx, { voucherId }) => reveal(ctx, await ownVoucher(ctx, voucherId)),
});

/** What the holder of a voucher's link sees before revealing; looking changes nothing. */
export const showByLink = verb({
  name: 'vouchers.showByLink',
  permission: 'vouchers.hold',
  anonymous: true,
  reads: true,
  input: linkInput,
  run: async (ctx, { ref }): Promise<VoucherDetail> => (await linkedVoucher(ctx, ref)).detail,
});

export const revealByLink = verb({
  name: 'vouchers.revealByLink',
  secret: true,
  permission: 'vouchers.hold',
  anonymous: true,
  input: linkInput,
  run: async (ctx, { ref }) => reveal(ctx, await linkedVoucher(ctx, ref)),
});

/** Opens a code for an integration that holds the right to; audited like any reveal. */
export const revealForApi = verb({
  name: 'vouchers.revealForApi',
  secret: true,
  permission: 'vouchers.reveal',
  input: voucherIdInput,
  run: async (ctx, { voucherId }) => reveal(ctx, (await selectVoucher(ctx, voucherId)) ?? notFound()),
});

/** Lets a member fold a voucher away once used, and take it back. */
export const markVoucherUsed = verb({
  name: 'vouchers.markUsed',
  permission: 'vouchers.hold',
  members: true,
  input: markUsedInput,
  run: async (ctx, { voucherId, used }) => {
    await ownVoucher(ctx, voucherId);
    const move = used
      ? ({ from: ['issued', 'delivered', 'viewed'], to: 'redeemed' } as const)
      : ({ from: ['redeemed'], to: 'viewed' } as const);
    if (await moveVoucher(ctx, voucherId, { from: [...move.from], to: move.to })) {
      ctx.emit({
        type: used ? 'voucher.redeemed' : 'voucher.unredeemed',
        objectType: 'voucher',
        objectId: voucherId,
      });
    }
    ctx.note({ objectId: voucherId, detail: { used } });
    return { voucherId, used };
  },
});

/** One of the caller's own vouchers with its sealed code, or not found. */
/** One of the caller's own vouchers with its sealed code, or not found. */
export async function ownVoucher(ctx: Ctx, voucherId: string): Promise<FoundVoucher> {
  const found = await selectVoucher(ctx, voucherId);
  return found && found.memberId === ctx.actor.id ? found : notFound();
}

async function linkedVoucher(ctx: Ctx, ref: string): Promise<FoundVoucher> {
  const id = await voucherOfRef(ctx, ref);
  return (id && (await selectVoucher(ctx, id))) || notFound();
}

type ToWhom =
  | { as: 'voucher.revealed' }
  | { as: 'voucher.revealed_to_staff'; reason: string; memberId: string | null };

/** Opens a found voucher's code: locked, announced, and noted for the audit row. */
export async function reveal(
  ctx: Ctx,
  { detail, sealed, canaryId }: FoundVoucher,
  { as: type, ...why }: ToWhom = { as: 'voucher.revealed' },
): Promise<Revealed> {
  // The lock makes a refund or replacement that comes at the same moment go either before this, or after.
  const state = await lockVoucher(ctx, detail.voucherId);
  if (state === 'revoked' || state === 'replaced') {
    refuse(
      'not_available',
      'This voucher was withdrawn. Look for the one that replaces it, or ask your administrator.',
    );
  }
  const secret = await openSecret(ctx, sealed);
  await moveVoucher(ctx, detail.voucherId, { from: ['issued', 'delivered'], to: 'viewed' });
  if (type === 'voucher.revealed') await noteOpened(ctx, detail.voucherId);
  ctx.emit({
    type,
    objectType: 'order',
    objectId: detail.orderId,
    data: { voucherId: detail.voucherId, ...why },
  });
  ctx.note({ objectId: detail.voucherId, detail: why });
  if (canaryId) alarm(ctx, canaryId, 'reveal');
  const format = detail.codeFormat as CodeFormat;
  return { ...secret, codeFormat: format, barcodeSvg: barcodeSvg(secret.code, format) };
}
