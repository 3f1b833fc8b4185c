import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { assert, present } from '#lib/assert.ts';
import { notFound } from '#lib/errors.ts';
import { failpoint } from '#lib/failpoint.ts';
import { idSchema } from '#lib/id.ts';
import { post } from '#modules/ledger/index.ts';
import { type Lookup, noteOutcome } from '#modules/suppliers/index.ts';
import { issueSupplied, keepAsStock, knowsCode } from '#modules/vouchers/index.ts';
import { queueUnits } from './open.ts';
import { captureUnit, issuedUnit } from './serve-unit.ts';
import { freeze } from './settle-unit.ts';
import { askAgainIn, FROZEN_SECONDS } from './states.ts';
import {
  type Attempt,
  type LockedOrder,
  lockOrder,
  moveUnits,
  selectAttempt,
  selectUnits,
  settleAttemptRow,
  type Unit,
} from './unit-store.ts';

/** After so many definite "not now" another supplier is tried. */
const MOST_RETRIES = 5;

/** What the worker shall do after an answer was written down. */
type After = { again: boolean };
type At = { order: LockedOrder; unit: Unit; attempt: Attempt };

/**
 * Writes down what a supplier answered, exactly once: the code with its capture, a definite refusal, or when to look
 * again. An answer that comes late or twice has no second effect.
 */
export const settleAttempt = verb({
  name: 'orders.settleAttempt',
  permission: 'orders.fulfil',
  secret: true,
  input: z.object({
    fulfilmentId: idSchema('fulfilment'),
    asked: z.enum(['order', 'look-up']),
    answer: z.custom<Lookup>(),
  }),
  run: async (ctx, { fulfilmentId, asked, answer }): Promise<After> => {
    const known = (await selectAttempt(ctx, fulfilmentId)) ?? notFound();
    const order = present(await lockOrder(ctx, known.orderId), 'order of an attempt');
    const attempt = present(await selectAttempt(ctx, fulfilmentId), 'attempt');
    const unit = (await selectUnits(ctx, order.id)).find((u) => u.unit === attempt.unit) ?? notFound();
    ctx.note({ objectId: order.id, detail: { unit: unit.unit, fulfilmentId, answer: answer.kind } });
    if (attempt.supplierAccountId) await noteOutcome(ctx, attempt.supplierAccountId, answer);
    const at = { order, unit, attempt };
    if (!['asking', 'unknown', 'frozen'].includes(attempt.outcome)) return late(ctx, at, answer);
    if (asked === 'look-up') return settleBy(ctx, at, toldOnlyOfLookUp(answer));
    return settleBy(ctx, at, attempt.doubted ? doubtful(answer) : answer);
  },
});

/** A look-up that the supplier is too busy for, or does not let us make, says nothing of the order. */
function toldOnlyOfLookUp(answer: Lookup): Lookup {
  const wait = answer.kind === 'retry-after' ? answer.seconds : 60;
  const denied = answer.kind === 'rejected' && answer.reason === 'credentials';
  return denied || answer.kind === 'retry-after' ? nothingKnown(answer.detail, wait) : answer;
}

/**
 * Once a request may have been taken, a refusal of its repetition says nothing of the first one: only a look-up can
 * say that there is no order.
 */
function doubtful(answer: Lookup): Lookup {
  return answer.kind === 'rejected' ? nothingKnown(answer.detail, 60) : answer;
}

function nothingKnown(detail: string, askAgainSeconds: number): Lookup {
  return { kind: 'unknown', accepted: false, supplierReference: null, askAgainSeconds, detail };
}

async function settleBy(ctx: Ctx, at: At, answer: Lookup): Promise<After> {
  switch (answer.kind) {
    case 'issued':
      await issued(ctx, at, answer);
      return { again: false };
    case 'rejected':
      return refused(ctx, at, answer.detail);
    case 'not-found':
      // Never accepted, so the same reference may be sent again.
      await lookAgain(ctx, at, { detail: 'The supplier does not know it.', nextStep: 'order' });
      return { again: false };
    case 'retry-after':
      if (!at.attempt.doubted && at.attempt.asks > MOST_RETRIES)
        return refused(ctx, at, 'The supplier was too busy, again and again.');
      await lookAgain(ctx, at, { detail: answer.detail, nextStep: 'order' }, answer.seconds);
      return { again: false };
    case 'unknown': {
      const { detail, supplierReference } = answer;
      const next = { detail, supplierReference, nextStep: 'look-up', doubted: true } as const;
      await lookAgain(ctx, at, next, answer.askAgainSeconds);
      return { again: false };
    }
  }
}

type Supplied = Omit<Extract<Lookup, { kind: 'issued' }>, 'kind' | 'supplierReference'> & {
  supplierReference: string | null;
};

async function issued(ctx: Ctx, at: At, supplied: Supplied): Promise<void> {
  if (await knowsCode(ctx, at.unit.productId, supplied.voucher.code)) {
    await freeze(ctx, at, 'The supplier sent a code that was issued before.', supplied.supplierReference);
    return;
  }
  await issueCode(ctx, at, supplied);
}

/** Captures what is held, seals the code, and concludes the unit. */
export async function issueCode(
  ctx: Ctx,
  at: At,
  { voucher, supplierReference, cost }: Supplied,
): Promise<void> {
  const { order, unit, attempt } = at;
  const transferId = await captureUnit(ctx, at);
  failpoint('code_stored');
  const voucherId = await issueSupplied(
    ctx,
    {
      orderId: order.id,
      orderLineId: unit.lineId,
      firstUnit: unit.unit,
      productId: unit.productId,
      denomination: unit.denomination,
      currency: unit.currency,
      quantity: 1,
      memberId: order.recipientMemberId,
      transferId,
    },
    voucher,
  );
  await settleAttemptRow(ctx, attempt.id, { outcome: 'issued', detail: '', supplierReference, cost });
  if (cost && cost.amount > 0n) await owe(ctx, at, cost);
  await issuedUnit(ctx, at, { supplier: attempt.supplier, voucherId });
  failpoint('before_fulfil_commit');
}

/** What the supplier will invoice, as a transfer that its statement can be compared with. */
async function owe(ctx: Ctx, { order, unit, attempt }: At, cost: { amount: bigint; currency: string }) {
  const owed = await post(ctx, [
    {
      debit: { kind: 'procurement', currency: cost.currency },
      credit: {
        kind: 'supplier_payable',
        ownerId: attempt.supplierAccountId ?? attempt.supplier,
        currency: cost.currency,
      },
      amount: cost.amount,
      code: 'cost',
      reference: order.id,
      part: unit.unit,
      memo: attempt.id,
    },
  ]);
  assert(owed.ids, 'procurement may go below zero');
}

/** A definite refusal, and only that, lets another supplier be asked. */
async function refused(ctx: Ctx, { order, unit, attempt }: At, detail: string): Promise<After> {
  await settleAttemptRow(ctx, attempt.id, { outcome: 'rejected', detail });
  await moveUnits(ctx, order.id, [unit.unit], 'waiting');
  ctx.emit({
    type: 'order.attempt_refused',
    objectType: 'order',
    objectId: order.id,
    data: { unit: unit.unit, supplier: attempt.supplier, detail: detail.slice(0, 300) },
  });
  await queueUnits(ctx, order.id, [unit.unit]);
  return { again: true };
}

async function lookAgain(
  ctx: Ctx,
  { order, unit, attempt }: At,
  s: { detail: string; supplierReference?: string | null; nextStep: 'order' | 'look-up'; doubted?: boolean },
  seconds = 1,
): Promise<void> {
  const isFrozen = attempt.outcome === 'frozen';
  const wait = isFrozen ? FROZEN_SECONDS : askAgainIn(attempt.asks, seconds);
  const nextAskAt = new Date(ctx.now.getTime() + wait * 1000);
  const outcome = isFrozen ? 'frozen' : s.nextStep === 'order' ? 'asking' : 'unknown';
  // The supplier may have forgotten a frozen one by now: that it knows no such order lets nobody order it again.
  const nextStep = isFrozen ? 'look-up' : s.nextStep;
  await settleAttemptRow(ctx, attempt.id, { ...s, outcome, nextStep, nextAskAt });
  await queueUnits(ctx, order.id, [unit.unit], nextAskAt);
}

/** The unit was settled otherwise meanwhile. A code that comes now belongs to the tenant: it is put on the shelf. */
async function late(ctx: Ctx, at: At, answer: Lookup): Promise<After> {
  const { order, unit, attempt } = at;
  if (answer.kind !== 'issued' || attempt.outcome === 'issued') return { again: false };
  const kept = await keepAsStock(ctx, unit, answer.voucher);
  if (kept && answer.cost && answer.cost.amount > 0n) await owe(ctx, at, answer.cost);
  ctx.emit({
    type: 'order.late_code',
    objectType: 'order',
    objectId: order.id,
    data: { unit: unit.unit, fulfilmentId: attempt.id, supplier: attempt.supplier, kept },
  });
  return { again: false };
}
