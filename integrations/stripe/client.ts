import Stripe from 'stripe';
import type { z } from 'zod';
import { type Intent, intentSchema, type Refund, refundSchema } from './wire.ts';

export type StripeAccess = { secretKey: string; baseUrl: string; timeoutMs: number };

/**
 * No usable answer. `rejected`: definitely not carried out. `busy` and `credentials`: not carried out now. `unknown`:
 * it may have been; `ended` when the answer is a stored one, so that the request surely runs no more.
 */
export type StripeTrouble = {
  trouble: 'rejected' | 'busy' | 'credentials' | 'unknown';
  ended: boolean;
  /** Fit for logs: a code or a type, never a value that was sent. */
  detail: string;
};
export const isTrouble = <T extends object>(answer: T | StripeTrouble): answer is StripeTrouble =>
  'trouble' in answer;

const MOST_REFUNDS = 1_000;

/** Makes an intent that is authorised now and captured later. */
export function createIntent(
  access: StripeAccess,
  params: { amount: number; currency: string; metadata: Record<string, string> },
  key: string,
): Promise<Intent | StripeTrouble> {
  const { amount, currency, metadata } = params;
  return ask(intentSchema, () =>
    stripe(access).paymentIntents.create(
      { amount, currency, metadata, capture_method: 'manual', allowed_payment_method_types: ['card'] },
      { idempotencyKey: key },
    ),
  );
}

export function retrieveIntent(access: StripeAccess, id: string): Promise<Intent | StripeTrouble> {
  return ask(intentSchema, () => stripe(access).paymentIntents.retrieve(id));
}

/** Takes so much of what is authorised, and lets the rest go. */
export function captureIntent(
  access: StripeAccess,
  params: { id: string; amount: number },
  key: string,
): Promise<Intent | StripeTrouble> {
  return ask(intentSchema, () =>
    stripe(access).paymentIntents.capture(
      params.id,
      { amount_to_capture: params.amount },
      { idempotencyKey: key },
    ),
  );
}

export function cancelIntent(access: StripeAccess, id: string, key: string): Promise<Intent | StripeTrouble> {
  return ask(intentSchema, () => stripe(access).paymentIntents.cancel(id, {}, { idempotencyKey: key }));
}

export function createRefund(
  access: StripeAccess,
  params: { intent: string; amount: number; metadata: Record<string, string> },
  key: string,
): Promise<Refund | StripeTrouble> {
  return ask(refundSchema, () =>
    stripe(access).refunds.create(
      { payment_intent: params.intent, amount: params.amount, metadata: params.metadata },
      { idempotencyKey: key },
    ),
  );
}

/** The refunds of an intent, newest first, at most a thousand. */
export function listRefunds(access: StripeAccess, intent: string): Promise<Refund[] | StripeTrouble> {
  return ask(refundSchema.array(), () =>
    stripe(access)
      .refunds.list({ payment_intent: intent, limit: 100 })
      .autoPagingToArray({ limit: MOST_REFUNDS }),
  );
}

function stripe({ secretKey, baseUrl, timeoutMs }: StripeAccess): Stripe {
  const { hostname, port, protocol } = new URL(baseUrl);
  const scheme = protocol === 'http:' ? 'http' : 'https';
  return new Stripe(secretKey, {
    host: hostname,
    port: Number(port) || (scheme === 'http' ? 80 : 443),
    protocol: scheme,
    timeout: timeoutMs,
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

async function ask<S extends z.ZodType>(
  schema: S,
  call: () => Promise<unknown>,
): Promise<z.output<S> | StripeTrouble> {
  let answer: unknown;
  try {
    answer = await call();
  } catch (error) {
    return troubleOf(error);
  }
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  return { trouble: 'unknown', ended: false, detail: 'an answer in another shape' };
}

/** How errors are to be read: https://docs.stripe.com/error-handling and https://docs.stripe.com/api/idempotent_requests. */
function troubleOf(error: unknown): StripeTrouble {
  const { errors } = Stripe;
  if (!(error instanceof errors.StripeError)) throw error;
  const detail = error.code ?? error.type;
  const ended = error.headers?.['idempotent-replayed'] === 'true';
  if (error instanceof errors.StripeAuthenticationError || error instanceof errors.StripePermissionError) {
    return { trouble: 'credentials', ended, detail };
  }
  if (error instanceof errors.StripeRateLimitError || error.statusCode === 429) {
    return { trouble: 'busy', ended, detail };
  }
  if (error.code === 'idempotency_key_in_use' || error.code === 'lock_timeout') {
    return { trouble: 'busy', ended: false, detail };
  }
  const refused =
    error instanceof errors.StripeCardError || error instanceof errors.StripeInvalidRequestError;
  return { trouble: refused ? 'rejected' : 'unknown', ended, detail };
}
