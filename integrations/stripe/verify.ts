import Stripe from 'stripe';
import { eventSchema, type StripeEvent } from './wire.ts';

const TOLERANCE_SECONDS = 300;

/**
 * The event of a webhook whose signature is genuine and at most five minutes old; null for anything else
 * (https://docs.stripe.com/webhooks/signature).
 */
export function readEvent(webhook: {
  body: string;
  signature: string;
  secret: string;
  receivedAt: Date;
}): StripeEvent | null {
  const { body, signature, secret, receivedAt } = webhook;
  try {
    const event: unknown = Stripe.webhooks.constructEvent(
      body,
      signature,
      secret,
      TOLERANCE_SECONDS,
      undefined,
      receivedAt.getTime(),
    );
    return eventSchema.safeParse(event).data ?? null;
  } catch {
    return null;
  }
}
