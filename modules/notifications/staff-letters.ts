import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { findMemberByEmail } from '#modules/identity/index.ts';
import { orderForMail } from '#modules/orders/index.ts';
import { originOf } from '#modules/tenants/index.ts';
import { voucherRefsIn } from '#modules/vouchers/index.ts';
import { staffLookedLetter } from './letters.ts';
import { voiceFor } from './voice.ts';

/** For whoever holds a voucher whose code was shown to the program team; a letter of security, so it cannot be muted. */
export const composeStaffLooked = verb({
  name: 'notifications.composeStaffLooked',
  permission: 'notifications.send',
  reads: true,
  input: z.object({ orderId: z.string(), voucherId: z.string(), eventId: z.string() }),
  run: async (ctx, { orderId, voucherId, eventId }) => {
    const order = await orderForMail(ctx, orderId);
    const { unit } = order.vouchers.find((v) => v.voucherId === voucherId) ?? notFound();
    const { email, name } = order.recipient;
    const member = await findMemberByEmail(ctx, email);
    const line = order.lines.findLast((l) => l.firstUnit <= unit);
    const origin = await originOf(ctx.tenant.id, ctx.sql);
    const [ref = ''] = member ? [] : await voucherRefsIn(ctx, [voucherId]);
    const letter = staffLookedLetter(await voiceFor(ctx, member), {
      name: member?.name ?? name,
      product: line?.productName ?? order.productName,
      url: member ? `${origin}/vouchers/${voucherId}` : `${origin}/v/${ref}`,
    });
    return { ...letter, to: email, causeId: eventId, tenantName: ctx.tenant.name };
  },
});
