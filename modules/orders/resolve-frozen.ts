import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { present } from '#lib/assert.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { pageInput } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import { asksTwo } from '#modules/approvals/index.ts';
import { knowsCode } from '#modules/vouchers/index.ts';
import { queueUnits } from './open.ts';
import { selectFrozen } from './queries.ts';
import { resolveFrozenInput } from './schema.ts';
import { issueCode } from './settle-attempt.ts';
import { giveUp } from './settle-unit.ts';
import { lockOrder, selectAttempts, selectUnits, settleAttemptRow } from './unit-store.ts';

/** Units that nobody can tell the fate of, oldest first, with how long the supplier still knows our reference. */
export const listFrozen = verb({
  name: 'orders.listFrozen',
  permission: 'orders.read',
  reads: true,
  input: z.object(pageInput),
  run: selectFrozen,
});

/** A person decides what became of a frozen unit: look it up now, give the price back, or issue the code that was told. */
export const resolveFrozen = verb({
  name: 'orders.resolveFrozen',
  permission: 'orders.manage',
  input: resolveFrozenInput,
  fourEyes: async (ctx, { orderId, unit: number, how, code, pin, reason: why }) => {
    const { unit } = await frozenOf(ctx, orderId, number);
    const reason = how === 'look_up' ? null : await asksTwo(ctx, 'orders.resolveFrozen', unit.unitPoints);
    if (reason !== null && (how === 'issue_code' || code || pin)) {
      const message = `${reason} A code that was told is never kept waiting`;
      refuse('conflict', `${message}: have it looked up, or give the price back.`);
    }
    const facts = { order: orderId, unit: number, how, points: plain(unit.unitPoints), why };
    return { facts, reason };
  },
  run: async (ctx, { orderId, unit: number, how, code, pin, reason }) => {
    const { order, unit } = await frozenOf(ctx, orderId, number);
    const attempt = present(
      (await selectAttempts(ctx, unit)).find((a) => a.outcome === 'frozen'),
      'attempt of a frozen unit',
    );
    ctx.note({ objectId: orderId, detail: { unit: number, how, reason } });
    ctx.emit({
      type: 'order.frozen_resolved',
      objectType: 'order',
      objectId: orderId,
      data: { unit: number, how, reason },
    });
    if (how === 'look_up') {
      const kept = { outcome: 'frozen' as const, detail: 'Looked up by hand.', nextAskAt: ctx.now };
      await settleAttemptRow(ctx, attempt.id, kept);
      await queueUnits(ctx, orderId, [number]);
    } else if (how === 'give_back') {
      await settleAttemptRow(ctx, attempt.id, { outcome: 'abandoned', detail: reason });
      await giveUp(ctx, { order, unit });
    } else {
      if (!code)
        refuse('invalid', { message: 'code: is needed', fields: [{ field: 'code', message: 'is needed' }] });
      if (await knowsCode(ctx, unit.productId, code))
        refuse('conflict', 'This code was issued before. Ask the supplier for the right one.');
      const voucher = { code, pin: pin ?? null, url: null, expiresOn: null };
      await issueCode(ctx, { order, unit, attempt }, { voucher, supplierReference: null, cost: null });
    }
    return { orderId, unit: number, how };
  },
});

async function frozenOf(ctx: Ctx, orderId: string, number: number) {
  const order = (await lockOrder(ctx, orderId)) ?? notFound();
  const unit = (await selectUnits(ctx, orderId)).find((u) => u.unit === number);
  if (unit?.state !== 'frozen') refuse('conflict', 'This unit is not frozen, so there is nothing to decide.');
  return { order, unit };
}
