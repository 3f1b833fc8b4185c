import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { amountSchema, currencySchema } from '#lib/money.ts';

const codeSchema = z.string().trim().min(4, 'is too short').max(100, 'is too long');

export const redeemInput = z.object({
  code: codeSchema,
  amount: amountSchema,
  currency: currencySchema,
  /** The merchant's own number of the sale. */
  reference: z.string().trim().min(1).max(120).nullish(),
});
export const undoInput = z.object({ redemptionId: idSchema('redemption') });
export const balanceInput = z.object({ code: codeSchema });

/** Why a code could not be used. What is unknown, another tenant's or planted is all `unknown`. */
export type RefusedReason =
  | 'unknown'
  | 'used'
  | 'expired'
  | 'withdrawn'
  | 'currency'
  | 'too_much'
  | 'whole_only';
export type VoucherBalance = {
  brandName: string;
  productName: string;
  issued: number;
  balance: number;
  currency: string;
  expiresOn: string | null;
  partial: boolean;
};
export type Redemption = VoucherBalance & {
  redemptionId: string;
  amount: number;
  reference: string | null;
  undoUntil: string;
};
export type Undone = { redemptionId: string; amount: number; balance: number; currency: string };
/** A refused attempt is an answer and not an error, so that its audit row stays. */
export type Refused = { refused: RefusedReason; balance?: number; currency?: string; expiredOn?: string };
