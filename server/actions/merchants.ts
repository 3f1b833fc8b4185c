'use server';
import type { Result } from '#lib/result.ts';
import { checkBalance, redeemVoucher, refusalOf, undoRedemption } from '#modules/merchants/index.ts';
import type { Redemption, Refused, Undone, VoucherBalance } from '#modules/merchants/schema.ts';
import { act } from '../action.ts';
import { sessionCookie } from '../auth.ts';
import { requestFacts } from '../context.ts';
import { toFailure } from '../errors.ts';
import { guarded } from '../guess-guard.ts';

/** One try of a code: bounded for each session and network; a refused one is a failure with its reason. */
async function tryCode<T extends object>(call: () => Promise<Result<T | Refused>>): Promise<Result<T>> {
  const { tenant, address, now, requestId } = await requestFacts();
  const credential = (await sessionCookie('operator'))?.sessionId ?? 'nobody';
  const isWrong = (r: Result<T | Refused>) => r.ok && 'refused' in r.data && r.data.refused === 'unknown';
  try {
    const answer = await guarded({ tenantId: tenant.id, credential, address, now }, call, isWrong);
    if (!answer.ok) return answer;
    const refusal = refusalOf(answer.data);
    return refusal
      ? { ok: false, error: toFailure(refusal, requestId) }
      : { ok: true, data: answer.data as T };
  } catch (error) {
    return { ok: false, error: toFailure(error, requestId) };
  }
}

export async function lookUpVoucher(input: { code: string }): Promise<Result<VoucherBalance>> {
  return tryCode(() => act('operator', checkBalance, input));
}

export async function redeemAtTill(
  input: { code: string; amount: number; currency: string },
  idempotencyKey: string,
): Promise<Result<Redemption>> {
  return tryCode(() => act('operator', redeemVoucher, input, { idempotencyKey }));
}

export async function undoAtTill(input: { redemptionId: string }): Promise<Result<Undone>> {
  return act('operator', undoRedemption, input);
}
