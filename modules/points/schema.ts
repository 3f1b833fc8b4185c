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
export const memberStatementInput = z.object({ memberId: idSchema('member'), ...pageInput });
export const memberInput = z.object({ memberId: idSchema('member') });
export const fundInput = z.object({
  points: z.number().int().min(1).max(1_000_000_000_000),
  reason: z.string().min(1).max(200),
});
export const setRateInput = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  points: z.number().int().min(1).max(1_000_000_000),
  minorUnits: z.number().int().min(1).max(1_000_000_000),
  /** Where it comes from, for whoever asks later. */
  source: z.string().trim().min(1, 'is needed').max(120),
  /** From when on; from now when left out. */
  startsAt: z.iso
    .datetime({ offset: true, message: 'must be a moment like 2027-01-31T00:00:00Z' })
    .optional(),
});
/** A rate with its time: so many points for so many minor units. */
export type RateRow = {
  rateId: string;
  currency: string;
  points: number;
  minorUnits: number;
  source: string;
  startsAt: string;
  state: 'to_come' | 'in_force' | 'past';
};

export const cancelInput = z.object({
  grantId: idSchema('grant'),
  reason: z.string().trim().min(1, 'is needed').max(200),
});
export const passOnInput = z.object({
  email: z.email('must be an e-mail address').max(254),
  points: z.number().int().min(1).max(MAX_GRANT),
  message: z.string().trim().max(200).default(''),
});

const dayOfYear = z
  .object({
    type: z.literal('day'),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
  })
  .refine(({ month, day }) => day <= new Date(Date.UTC(2001, month, 0)).getUTCDate(), {
    path: ['day'],
    message: 'is not a day of that month in every year',
  });
export const policyInput = z.object({
  expiry: z.discriminatedUnion('type', [
    z.object({ type: z.literal('never') }),
    z.object({ type: z.literal('months'), months: z.number().int().min(1).max(120) }),
    dayOfYear,
  ]),
  /** How many days ahead members are warned. */
  warnDays: z.array(z.number().int().min(1).max(365)).max(5).default([30, 7, 1]),
  refundedLotsLiveAtLeastDays: z.number().int().min(0).max(365).default(30),
  membersMayTransfer: z.boolean().default(false),
});
/** `seen` is what the person looked at, so that nobody writes over another's change unawares. */
export const setPolicyInput = policyInput.extend({ seen: policyInput.optional() });
export type PointsPolicy = z.output<typeof policyInput>;

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
/** Points that end with the moment before `endsAt`, if they are not spent before. */
export type EndingPoints = { points: number; endsAt: string };
