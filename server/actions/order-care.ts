'use server';
import type { Verb } from '#core/verb.ts';
import type { Result } from '#lib/result.ts';
import {
  cancelOrder,
  holdOrder,
  refundOrder,
  releaseOrder,
  replaceVoucher,
  resendOrders,
  resolveFrozen,
} from '#modules/orders/index.ts';
import { act } from '../action.ts';

const VERBS = { refund: refundOrder, cancel: cancelOrder, hold: holdOrder, release: releaseOrder } as const;

type Care = {
  act: keyof typeof VERBS | 'resend';
  orderId: string;
  reason: string;
  codesAreVoid?: boolean;
};

/** Whatever was done, the screen reads the order anew. */
export async function doWithOrder({ act: what, orderId, reason, codesAreVoid }: Care): Promise<Result<true>> {
  const answer =
    what === 'resend'
      ? await act('operator', resendOrders, { orderIds: [orderId] })
      : await act('operator', VERBS[what] as unknown as Verb, {
          orderId,
          reason,
          ...(what === 'refund' ? { codesAreVoid } : {}),
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
