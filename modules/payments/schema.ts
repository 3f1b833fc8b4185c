import { z } from 'zod';
import { idSchema } from '#lib/id.ts';

export type ProviderName = 'stripe' | 'test';

/** Why a card payment failed, in our words. */
export const FAILURE_CODES = [
  'card_declined',
  'insufficient_funds',
  'expired_card',
  'incorrect_details',
  'authentication_failed',
  'processing_error',
  'abandoned',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** How long a person has to pay. */
export const PAYMENT_MINUTES = 30;

const key = (shape: RegExp, words: string) => z.string().trim().max(300).regex(shape, words);

export const setAccountInput = z.object({
  secretKey: key(
    /^[sr]k_(test|live)_[A-Za-z0-9_]{8,}$/,
    'must be a secret key of Stripe: sk_test_… or sk_live_…',
  ),
  publishableKey: key(
    /^pk_(test|live)_[A-Za-z0-9_]{8,}$/,
    'must be a publishable key of Stripe: pk_test_… or pk_live_…',
  ),
  webhookSecret: key(/^whsec_[A-Za-z0-9+/=_-]{8,}$/, 'must be the signing secret of the webhook: whsec_…'),
});

export type AccountView = {
  provider: ProviderName;
  mode: 'live' | 'sandbox';
  keyKind: 'live' | 'test';
  publishableKey: string | null;
  /** The path that the provider sends its events to. */
  webhookPath: string | null;
  updatedAt: string | null;
};

/** How the person pays: in Stripe's own form in the browser, or on the test provider's page. */
export type Started =
  | { provider: 'stripe'; paymentId: string; clientSecret: string; publishableKey: string }
  | { provider: 'test'; paymentId: string; path: string };

export const paymentInput = z.object({ paymentId: idSchema('payment') });
export const operationInput = z.object({ operationId: idSchema('paymentOperation') });

/** The path part of a test payment's own page. */
export const testRefInput = z.object({ ref: z.string().max(200) });
export const TEST_ANSWERS = ['success', 'decline', 'challenge', 'time_out', 'pass', 'refuse'] as const;
export type TestAnswer = (typeof TEST_ANSWERS)[number];
export const testAnswerInput = testRefInput.extend({ answer: z.enum(TEST_ANSWERS) });
export type TestPage = {
  amount: number;
  currency: string;
  step: 'choose' | 'challenge' | 'ended';
  returnPath: string;
};
