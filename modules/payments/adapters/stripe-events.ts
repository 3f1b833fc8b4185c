import { readEvent } from '#integrations/stripe/verify.ts';
import {
  chargeSchema,
  disputeSchema,
  type Intent,
  intentSchema,
  refundSchema,
  type StripeEvent,
} from '#integrations/stripe/wire.ts';
import type { Fact } from '../port.ts';
import { isOurs } from './stripe.ts';
import { disputeOf, factOfIntent, factOfRefund, PAYMENT_MARK } from './stripe-fact.ts';

/** What an event of Stripe says. */
export type Heard = {
  providerEventId: string;
  type: string;
  live: boolean;
  /** Whose it is; null when it is about nothing that we could have. */
  named: { providerReference: string; paymentId: string | null } | null;
  /** Null when the event says only that something happened, so that we must ask. */
  fact: Fact | null;
  /** Whether the payment is for what the event says it is for. */
  fits: (payment: { id: string; amount: bigint; currency: string }) => boolean;
};

/** What a genuine webhook says; null when it is forged, too old or no event at all. */
export function hear(webhook: {
  body: string;
  signature: string;
  secret: string;
  receivedAt: Date;
}): Heard | null {
  const event = readEvent(webhook);
  return event && { ...said(event), providerEventId: event.id, type: event.type, live: event.livemode };
}

type Said = Pick<Heard, 'named' | 'fact' | 'fits'>;
const NOTHING: Said = { named: null, fact: null, fits: () => true };

function said({ data: { object } }: StripeEvent): Said {
  const intent = intentSchema.safeParse(object).data;
  if (intent) return ofIntent(intent);
  const refund = refundSchema.safeParse(object).data;
  if (refund) return about(refund.payment_intent, factOfRefund(refund));
  const dispute = disputeSchema.safeParse(object).data;
  if (dispute) return about(dispute.payment_intent, { dispute: disputeOf(dispute) });
  return about(chargeSchema.safeParse(object).data?.payment_intent, null);
}

function ofIntent(intent: Intent): Said {
  return {
    named: { providerReference: intent.id, paymentId: intent.metadata[PAYMENT_MARK] ?? null },
    fact: factOfIntent(intent),
    fits: ({ id, amount, currency }) => isOurs(intent, { paymentId: id, amount, currency }),
  };
}

function about(providerReference: string | null | undefined, fact: Fact | null): Said {
  return providerReference
    ? { named: { providerReference, paymentId: null }, fact, fits: () => true }
    : NOTHING;
}
