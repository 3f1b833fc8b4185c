import type { Intent, Refund, Dispute as WireDispute } from '#integrations/stripe/wire.ts';
import type { Dispute, Fact, KnownRefund, PaymentState } from '../port.ts';
import type { FailureCode } from '../schema.ts';
import { fromStripe } from './stripe-amount.ts';

/** Names our payment and operation at Stripe. */
export const PAYMENT_MARK = 'damson_payment';
export const OPERATION_MARK = 'damson_operation';

const FAILURES: Readonly<Record<string, FailureCode>> = {
  insufficient_funds: 'insufficient_funds',
  expired_card: 'expired_card',
  incorrect_cvc: 'incorrect_details',
  incorrect_number: 'incorrect_details',
  invalid_cvc: 'incorrect_details',
  invalid_expiry_month: 'incorrect_details',
  invalid_expiry_year: 'incorrect_details',
  incorrect_zip: 'incorrect_details',
  payment_intent_authentication_failure: 'authentication_failed',
  authentication_required: 'authentication_failed',
  processing_error: 'processing_error',
};

/** What a PaymentIntent says, in our words. */
export function factOfIntent(intent: Intent): Fact {
  const state = stateOf(intent);
  const currency = intent.currency.toUpperCase();
  return {
    providerReference: intent.id,
    state,
    ...(state === 'captured' ? { capturedAmount: fromStripe(intent.amount_received, currency) } : {}),
    failureCode: failureOf(intent),
  };
}

export function factOfRefund(refund: Refund): Fact {
  const known = knownRefund(refund);
  return { refunds: known ? [known] : [] };
}

/** Null for what was released without ever having been taken. */
export function knownRefund(refund: Refund): KnownRefund | null {
  if (refund.reason === 'expired_uncaptured_charge') return null;
  const state =
    refund.status === 'succeeded'
      ? 'succeeded'
      : /^(failed|canceled)$/.test(refund.status ?? '')
        ? 'failed'
        : 'pending';
  return {
    providerReference: refund.id,
    operationId: operationId(refund.metadata[OPERATION_MARK]),
    amount: fromStripe(refund.amount, refund.currency.toUpperCase()),
    state,
  };
}

export function disputeOf({ status }: WireDispute): Dispute {
  if (status === 'won' || status === 'warning_closed') return 'won';
  return status === 'lost' ? 'lost' : 'open';
}

function stateOf(intent: Intent): PaymentState {
  switch (intent.status) {
    case 'succeeded':
      return 'captured';
    case 'requires_capture':
      return 'authorised';
    case 'canceled':
      return 'cancelled';
    case 'requires_action':
    case 'processing':
      return 'requires_action';
    case 'requires_payment_method':
      return intent.last_payment_error ? 'failed' : 'created';
    default:
      return 'created';
  }
}

function failureOf({ last_payment_error: error, cancellation_reason: reason }: Intent): FailureCode | null {
  if (reason === 'abandoned' || reason === 'automatic') return 'abandoned';
  if (!error) return null;
  return FAILURES[error.decline_code ?? ''] ?? FAILURES[error.code ?? ''] ?? 'card_declined';
}

/** Metadata can be written by whoever works in the account: only what looks like ours is believed. */
function operationId(mark: string | undefined): string | null {
  return mark && /^pop_[0-9a-z]{26}$/.test(mark) ? mark : null;
}
