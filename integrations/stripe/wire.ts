import { z } from 'zod';

/** An id, or the object itself where it was expanded. */
const reference = z.union([z.string(), z.object({ id: z.string() }).transform((o) => o.id)]);
const metadata = z.record(z.string(), z.string()).default({});

/** What we read of a PaymentIntent (https://docs.stripe.com/api/payment_intents/object). */
export const intentSchema = z.object({
  id: z.string().min(1),
  object: z.literal('payment_intent'),
  status: z.string(),
  amount: z.number().int(),
  amount_received: z.number().int().default(0),
  currency: z.string(),
  client_secret: z.string().nullish(),
  cancellation_reason: z.string().nullish(),
  last_payment_error: z.object({ code: z.string().nullish(), decline_code: z.string().nullish() }).nullish(),
  livemode: z.boolean(),
  metadata,
});
export type Intent = z.output<typeof intentSchema>;

/** What we read of a Refund (https://docs.stripe.com/api/refunds/object). */
export const refundSchema = z.object({
  id: z.string().min(1),
  object: z.literal('refund'),
  amount: z.number().int().positive(),
  currency: z.string(),
  status: z.string().nullish(),
  reason: z.string().nullish(),
  payment_intent: reference.nullish(),
  metadata: metadata.nullish().transform((m) => m ?? {}),
});
export type Refund = z.output<typeof refundSchema>;

/** What we read of a Dispute (https://docs.stripe.com/api/disputes/object). */
export const disputeSchema = z.object({
  id: z.string().min(1),
  object: z.literal('dispute'),
  status: z.string(),
  payment_intent: reference.nullish(),
});
export type Dispute = z.output<typeof disputeSchema>;

/** What we read of a Charge: only whose it is. */
export const chargeSchema = z.object({
  id: z.string().min(1),
  object: z.literal('charge'),
  payment_intent: reference.nullish(),
});

/** An event as its webhook brings it (https://docs.stripe.com/api/events/object). */
export const eventSchema = z.object({
  id: z.string().min(1).max(255),
  object: z.literal('event'),
  type: z.string().min(1).max(100),
  livemode: z.boolean(),
  data: z.object({ object: z.object({ object: z.string() }).loose() }),
});
export type StripeEvent = z.output<typeof eventSchema>;
