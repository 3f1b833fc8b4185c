import type { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { failpoint } from '#lib/failpoint.ts';
import { scaleUp } from '#lib/money.ts';
import { plain } from '#lib/plain.ts';
import { asksTwo } from '#modules/approvals/index.ts';
import { refundLegs } from '#modules/budgets/index.ts';
import { type AccountKey, type NewTransfer, post } from '#modules/ledger/index.ts';
import { requestRefund } from '#modules/payments/index.ts';
import { lockVouchers, type OrderVoucher, revokeVouchers } from '#modules/vouchers/index.ts';
import { type ChargedUnit, selectCharged } from './queries.ts';
import { refuseSpent } from './refuse-spent.ts';
import { refundInput } from './schema.ts';
import { mayBecome } from './states.ts';
import { type LockedOrder, lockOrder, moveOrder } from './unit-store.ts';

type Refunded = { orderId: string; units: number[]; points: number; cardAmount: number; status: string };

/**
 * Gives back what was paid for some vouchers of an order, or for all, to the same points, budget and card. The
 * vouchers are withdrawn first, in the same transaction; one whose code was seen is refunded only when whoever asks
 * vouches that the code was made void.
 */
export const refundOrder = verb({
  name: 'orders.refund',
  permission: 'orders.refund',
  input: refundInput,
  fourEyes: async (ctx, input) => {
    const { order, units } = await chosenOf(ctx, input);
    const charged = await selectCharged(ctx, input.orderId, units);
    const points = charged.reduce((sum, c) => sum + c.points, 0n);
    const cardAmount = charged.reduce((sum, c) => sum + c.cardAmount, 0n);
    const inPoints = points + pointsOfCard(order, cardAmount);
    const facts = {
      order: input.orderId,
      units,
      points: plain(points),
      cardAmount: plain(cardAmount),
      cardCurrency: order.cardCurrency,
      why: input.reason,
    };
    return { facts, reason: await asksTwo(ctx, 'orders.refund', inPoints) };
  },
  run: async (ctx, input): Promise<Refunded> => {
    const { orderId, reason, codesAreVoid } = input;
    const { order, chosen, isLast } = await chosenOf(ctx, input);
    const voucherIds = chosen.map((v) => v.voucherId);
    await refuseSpent(ctx, voucherIds);
    await revokeVouchers(ctx, voucherIds);
    const numbers = chosen.map((v) => v.unit);
    const charged = await selectCharged(ctx, orderId, numbers);
    const posted = await post(ctx, await giveBack(ctx, order, charged));
    if (posted.short) refuse('conflict', 'This was given back already.');
    failpoint('refund_posted');
    const points = charged.reduce((sum, c) => sum + c.points, 0n);
    const cardAmount = charged.reduce((sum, c) => sum + c.cardAmount, 0n);
    if (cardAmount > 0n)
      await requestRefund(ctx, { orderId, amount: cardAmount, reference: `${orderId}:${numbers.join('.')}` });
    if (isLast) await moveOrder(ctx, order, 'refunded');
    const data = { units: numbers, points: plain(points), cardAmount: plain(cardAmount), reason };
    const told = { channel: order.channel, ...data };
    ctx.emit({ type: 'order.refunded', objectType: 'order', objectId: orderId, data: told });
    ctx.note({ objectId: orderId, detail: { ...data, codesAreVoid } });
    return {
      orderId,
      units: numbers,
      points: data.points,
      cardAmount: data.cardAmount,
      status: isLast ? 'refunded' : order.status,
    };
  },
});

/** What went on the card counts for a rule as the points that it stood for. */
function pointsOfCard({ cardPoints, cardAmount }: LockedOrder, back: bigint): bigint {
  if (!cardPoints || !cardAmount) return 0n;
  return scaleUp(back, { numerator: cardPoints, denominator: cardAmount });
}

/** The order and the vouchers to refund, locked. */
async function chosenOf(ctx: Ctx, { orderId, units, codesAreVoid }: z.output<typeof refundInput>) {
  const order = (await lockOrder(ctx, orderId)) ?? notFound();
  const vouchers = await lockVouchers(ctx, orderId);
  const chosen = chooseUnits(vouchers, units);
  refuseUsable(chosen, codesAreVoid);
  const isLast = chosen.length === vouchers.filter(isLive).length;
  if (!mayBecome(order.status, 'refunded') && (isLast || order.cardAmount)) refuseUnderWay();
  return { order, chosen, isLast, units: chosen.map((v) => v.unit) };
}

const isLive = (v: OrderVoucher) => v.state !== 'revoked' && v.state !== 'replaced';

/** A card is charged only at the end, and an order cannot end as refunded while more may come. */
function refuseUnderWay(): never {
  refuse(
    'conflict',
    'More vouchers of this order may still come. Refund it once it has ended, or decide what is frozen first.',
  );
}

function chooseUnits(vouchers: OrderVoucher[], wanted: number[] | undefined): OrderVoucher[] {
  const live = vouchers.filter(isLive);
  const chosen = wanted ? live.filter((v) => wanted.includes(v.unit)) : live;
  if (chosen.length === 0 || (wanted && chosen.length < new Set(wanted).size)) {
    refuse(
      'conflict',
      'There is nothing left to refund there: the order has no such voucher, or it was refunded.',
    );
  }
  return chosen;
}

function refuseUsable(vouchers: OrderVoucher[], codesAreVoid: boolean): void {
  const used = vouchers.find((v) => v.state === 'redeemed');
  if (used) refuse('conflict', `Voucher ${used.voucherId} was used, so it cannot be refunded.`);
  const seen = vouchers.find((v) => v.state === 'viewed');
  if (seen && !codesAreVoid) {
    refuse('conflict', {
      message: `The code of voucher ${seen.voucherId} was seen. Have it made void by the brand first, then confirm that it is.`,
      params: { voucherId: seen.voucherId },
    });
  }
}

async function giveBack(ctx: Ctx, order: LockedOrder, charged: ChargedUnit[]): Promise<NewTransfer[]> {
  const legs: NewTransfer[] = [];
  for (const unit of charged) {
    const common = { code: 'refund' as const, reference: order.id, part: unit.unit, memo: unit.productName };
    if (unit.points > 0n && order.budgetId) {
      legs.push(...(await refundLegs(ctx, order.budgetId, { ...common, amount: unit.points })));
    } else if (unit.points > 0n) {
      legs.push(back(common, payerOf(order), unit.points));
    }
    if (unit.cardAmount > 0n && order.cardCurrency) {
      const clearing = { kind: 'card_clearing' as const, currency: order.cardCurrency };
      legs.push(back(common, clearing, unit.cardAmount));
    }
  }
  return legs;
}

function back(
  common: Pick<NewTransfer, 'code' | 'reference'> & { part: number; memo: string },
  credit: AccountKey,
  amount: bigint,
): NewTransfer {
  return { ...common, debit: { kind: 'redeemed', currency: credit.currency }, credit, amount };
}

function payerOf(order: LockedOrder): AccountKey {
  const [kind = '', ownerId = '', currency = ''] = order.payerAccountId.split(':');
  const key = { kind: kind as AccountKey['kind'], currency };
  return ownerId ? { ...key, ownerId } : key;
}
