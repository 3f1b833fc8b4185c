import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { pageInput } from '#lib/page.ts';

/** The verbs that a tenant may want two people for. */
export const RULED_VERBS = [
  'orders.refund',
  'orders.resolveFrozen',
  'points.grant',
  'rewards.grant',
  'vouchers.openForStaff',
] as const;
export type RuledVerb = (typeof RULED_VERBS)[number];

export const setRuleInput = z.object({
  verb: z.enum(RULED_VERBS),
  rule: z.discriminatedUnion('type', [
    z.object({ type: z.literal('never') }),
    z.object({ type: z.literal('always') }),
    /** More than so many points need two people. */
    z.object({ type: z.literal('above'), points: z.number().int().min(0).max(1_000_000_000_000) }),
  ]),
});
export type Rule = z.output<typeof setRuleInput>['rule'];

const note = z.string().trim().min(1, 'is needed').max(300);
const shown = z.string().regex(/^[0-9a-f]{64}$/, 'must be the fingerprint that was shown');
/** `fingerprint` says what the approver saw; something else is never run. */
export const approveInput = z.object({ approvalId: idSchema('approval'), fingerprint: shown, note });
export const rejectInput = z.object({ approvalId: idSchema('approval'), note });
export const listApprovalsInput = z.object({
  which: z.enum(['waiting', 'decided']).default('waiting'),
  ...pageInput,
});

export type ApprovalState = 'waiting' | 'approved' | 'rejected' | 'withdrawn' | 'expired';
export type ApprovalRow = {
  approvalId: string;
  verb: string;
  facts: Record<string, string | number | readonly (string | number)[] | null>;
  reason: string;
  fingerprint: string;
  state: ApprovalState;
  requester: { type: 'operator' | 'api_key'; name: string };
  createdAt: string;
  expiresAt: string;
  decidedAt: string | null;
  decider: string | null;
  note: string | null;
  /** Whether whoever asks may decide it now. */
  mayDecide: boolean;
  /** Whether whoever asks may take it back. */
  mayWithdraw: boolean;
};
