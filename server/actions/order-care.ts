'use server';
import type { Verb } from '#core/verb.ts';
import type { Result } from '#lib/result.ts';
import {
  cancelOrder,
  holdOrder,
  noteOrder,
  refundOrder,
  releaseOrder,
  replaceVoucher,
  resendOrders,
  resolveFrozen,
} from '#modules/orders/index.ts';
import { closeVoucherProblem, openForStaff, revealForStaff } from '#modules/vouchers/index.ts';
import type { Revealed } from '#modules/vouchers/schema.ts';
import { act } from '../action.ts';

const VERBS = { refund: refundOrder, cancel: cancelOrder, hold: holdOrder, release: releaseOrder } as const;

type Care = {
  act: keyof typeof VERBS | 'resend';
  orderId: string;
  reason: string;
  codesAreVoid?: boolean;
  /** Of a refund: which vouchers; all when left out. */
  units?: number[];
};

/** Whatever was done, the screen reads the order anew. */
export async function doWithOrder({ act: what, orderId, reason, ...refund }: Care): Promise<Result<true>> {
  const answer =
    what === 'resend'
      ? await act('operator', resendOrders, { orderIds: [orderId] })
      : await act('operator', VERBS[what] as unknown as Verb, {
          orderId,
          reason,
          ...(what === 'refund' ? refund : {}),
        });
  return answer.ok ? { ok: true, data: true } : answer;
}

export async function decideFrozen(input: {
  orderId: string;
  unit: number;
  how: 'look_up' | 'give_back' | 'issue_code';
  reason: string;
  code?: string;
}): Promise<Result<true>> {
  const answer = await act('operator', resolveFrozen, input);
  return answer.ok ? { ok: true, data: true } : answer;
}

export async function replaceOne(input: {
  voucherId: string;
  reason: string;
  codesAreVoid: boolean;
}): Promise<Result<{ voucherId: string }>> {
  return act('operator', replaceVoucher, input);
}

export async function writeNote(input: { orderId: string; text: string }): Promise<Result<unknown>> {
  return act('operator', noteOrder, input);
}

/** Asks to see a code; what comes back is only the right to open it once. */
export async function askForCode(input: {
  voucherId: string;
  reason: string;
}): Promise<Result<{ revealId: string }>> {
  return act('operator', openForStaff, input);
}

export async function openCode(input: { revealId: string }): Promise<Result<Revealed>> {
  return act('operator', revealForStaff, input);
}

export async function closeProblem(input: { problemId: string }): Promise<Result<unknown>> {
  return act('operator', closeVoucherProblem, input);
}
