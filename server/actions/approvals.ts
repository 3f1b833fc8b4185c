'use server';
import { assert } from '#lib/assert.ts';
import type { Result } from '#lib/result.ts';
import { approve, reject, setRule } from '#modules/approvals/index.ts';
import type { Rule, RuledVerb } from '#modules/approvals/schema.ts';
import { refundOrder, resolveFrozen } from '#modules/orders/index.ts';
import { grantPoints } from '#modules/points/index.ts';
import { act } from '../action.ts';

/** Named here, so that each is known wherever something may be approved. */
const CAN_WAIT = [grantPoints, refundOrder, resolveFrozen, setRule];

export async function approveOne(input: {
  approvalId: string;
  fingerprint: string;
  note: string;
}): Promise<Result<true>> {
  assert(
    CAN_WAIT.every((v) => v.fourEyes),
    'what can wait can be approved',
  );
  const answer = await act('operator', approve, input);
  return answer.ok ? { ok: true, data: true } : answer;
}

export async function rejectOne(input: { approvalId: string; note: string }): Promise<Result<true>> {
  const answer = await act('operator', reject, input);
  return answer.ok ? { ok: true, data: true } : answer;
}

export async function changeRule(input: { verb: RuledVerb; rule: Rule }): Promise<Result<true>> {
  const answer = await act('operator', setRule, input);
  return answer.ok ? { ok: true, data: true } : answer;
}
