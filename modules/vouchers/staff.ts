import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { plain } from '#lib/plain.ts';
import { asksTwo } from '#modules/approvals/index.ts';
import { reveal } from './hold.ts';
import { selectVoucher } from './queries.ts';
import {
  openForStaffInput,
  type Revealed,
  type StaffReveal,
  staffRevealInput,
  staffRevealsInput,
} from './schema.ts';
import { insertReveal, selectReveals, selectUnitPoints, takeReveal } from './staff-store.ts';

/** How long whoever was allowed to see a code has to open it. */
export const HOURS_TO_OPEN = 24;

/**
 * Allows the operator who asks to open one code once, for a reason that stays on record. The code is no part of it, so
 * that it can wait for a second person; it is opened by `vouchers.revealForStaff`.
 */
export const openForStaff = verb({
  name: 'vouchers.openForStaff',
  permission: 'vouchers.revealForStaff',
  input: openForStaffInput,
  fourEyes: async (ctx, { voucherId, reason: why }) => {
    const { detail } = (await selectVoucher(ctx, voucherId)) ?? notFound();
    const points = await selectUnitPoints(ctx, voucherId);
    const facts = { order: detail.orderId, voucher: voucherId, points: plain(points), why };
    return { facts, reason: await asksTwo(ctx, 'vouchers.openForStaff', points) };
  },
  run: async (ctx, { voucherId, reason }) => {
    const operatorId = operatorOf(ctx);
    const { detail } = (await selectVoucher(ctx, voucherId)) ?? notFound();
    if (detail.state === 'revoked' || detail.state === 'replaced')
      refuse('conflict', 'This voucher was withdrawn, so there is no code to see.');
    const revealId = newId('staffReveal');
    await insertReveal(ctx, { revealId, voucherId, operatorId, reason });
    ctx.emit({
      type: 'voucher.staff_allowed',
      objectType: 'order',
      objectId: detail.orderId,
      data: { voucherId, reason },
    });
    ctx.note({ objectId: voucherId, detail: { reason, revealId } });
    return { revealId, voucherId };
  },
});

/** Opens a code that the operator was allowed to see, once; its holder is told that somebody looked, and why. */
export const revealForStaff = verb({
  name: 'vouchers.revealForStaff',
  secret: true,
  permission: 'vouchers.revealForStaff',
  input: staffRevealInput,
  run: async (ctx, { revealId }): Promise<Revealed> => {
    const since = new Date(ctx.now.getTime() - HOURS_TO_OPEN * 3_600_000);
    const taken = (await takeReveal(ctx, { revealId, operatorId: operatorOf(ctx), since })) ?? notFound();
    const found = (await selectVoucher(ctx, taken.voucherId)) ?? notFound();
    const by = { as: 'voucher.revealed_to_staff', reason: taken.reason, memberId: found.memberId } as const;
    return reveal(ctx, found, by);
  },
});

/** Who of the program team asked to see the codes of an order, and whether they did; never the codes. */
export const staffReveals = verb({
  name: 'vouchers.staffReveals',
  permission: 'orders.read',
  reads: true,
  input: staffRevealsInput,
  run: async (ctx, { orderId }): Promise<{ items: StaffReveal[] }> => {
    const since = new Date(ctx.now.getTime() - HOURS_TO_OPEN * 3_600_000);
    return { items: await selectReveals(ctx, { orderId, since }) };
  },
});

/** A code is shown to a person: a key has `vouchers.revealForApi`. */
function operatorOf({ actor }: Ctx): string {
  if (actor.type === 'operator') return actor.id;
  refuse('forbidden', 'Only a person in the console can be shown a code this way.');
}
