import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { pageInput } from '#lib/page.ts';

/** points = minor units × points / minorUnits, rounded up. */
export type Rate = { points: bigint; minorUnits: bigint };
export const MAX_GRANT = 10_000_000;

export const grantInput = z.object({
  memberIds: z.array(idSchema('member')).min(1, 'needs at least one member').max(500),
  points: z
    .number()
    .int('must be a whole number of points')
    .min(1, 'must be at least 1')
    .max(MAX_GRANT, `must be at most ${MAX_GRANT}`),
  reason: z.string().trim().min(1, 'is needed').max(200),
});
export const statementInput = z.object(pageInput);
export const memberInput = z.object({ memberId: idSchema('member') });
export const fundInput = z.object({
  points: z.number().int().min(1).max(1_000_000_000_000),
  reason: z.string().min(1).max(200),
});
export const setRateInput = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  points: z.number().int().min(1).max(1_000_000_000),
  minorUnits: z.number().int().min(1).max(1_000_000_000),
  source: z.string().min(1).max(120),
});

export type Wallet = {
  /** Points that can be spent now. */
  balance: number;
  /** Points set aside for an order that is under way. */
  pending: number;
  /** What the balance is worth at today's rate, in minor units of the tenant's currency. */
  worth: { amount: number; currency: string };
};
export type StatementEntry = {
  transferId: string;
  at: string;
  points: number;
  balanceAfter: number;
  code: string;
  reference: string;
  label: string | null;
};
