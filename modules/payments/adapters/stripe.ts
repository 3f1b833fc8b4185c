import {
  cancelIntent,
  captureIntent,
  createIntent,
  createRefund,
  isTrouble,
  listRefunds,
  retrieveIntent,
  type StripeTrouble,
} from '#integrations/stripe/client.ts';
import type { Intent } from '#integrations/stripe/wire.ts';
import { present } from '#lib/assert.ts';
import type { Outcome, PaymentProvider, PaymentTarget } from '../port.ts';
import { fromStripe, toStripe } from './stripe-amount.ts';
import { factOfIntent, factOfRefund, knownRefund, OPERATION_MARK, PAYMENT_MARK } from './stripe-fact.ts';

const BUSY_SECONDS = 5;
const CREDENTIALS_SECONDS = 300;
const NO_SUCH_AMOUNT: Outcome = { kind: 'declined', detail: 'Stripe has no such amount of this currency' };

/** Cards by Stripe's PaymentIntents: authorised by the person, captured and refunded by us. */
export const stripeProvider: PaymentProvider = {
  name: 'stripe',
  create: async (access, target, { key }) => {
    const amount = toStripe(target.amount, target.currency);
    if (amount === null) return NO_SUCH_AMOUNT;
    const metadata = { [PAYMENT_MARK]: target.paymentId };
    const params = { amount, currency: target.currency.toLowerCase(), metadata };
    return fromIntent(await createIntent(access, params, key), target);
  },
  retrieve: async (access, target) => {
    const id = referenceOf(target);
    const intent = await retrieveIntent(access, id);
    if (isTrouble(intent)) return { kind: 'unknown', detail: intent.detail };
    if (!isOurs(intent, target)) return { kind: 'unknown', detail: 'an intent of something else' };
    const refunds = intent.status === 'succeeded' ? await listRefunds(access, id) : [];
    if (isTrouble(refunds)) return { kind: 'unknown', detail: refunds.detail };
    const fact = { ...factOfIntent(intent), refunds: refunds.flatMap((r) => knownRefund(r) ?? []) };
    return { kind: 'found', fact, clientSecret: intent.client_secret ?? null };
  },
  capture: async (access, target, { key, amount }) => {
    const units = toStripe(amount, target.currency);
    if (units === null) return NO_SUCH_AMOUNT;
    return fromIntent(await captureIntent(access, { id: referenceOf(target), amount: units }, key), target);
  },
  cancel: async (access, target, { key }) =>
    fromIntent(await cancelIntent(access, referenceOf(target), key), target),
  refund: async (access, target, { key, amount, operationId }) => {
    const units = toStripe(amount, target.currency);
    if (units === null) return NO_SUCH_AMOUNT;
    const metadata = { [OPERATION_MARK]: operationId };
    const refund = await createRefund(access, { intent: referenceOf(target), amount: units, metadata }, key);
    return isTrouble(refund) ? outcomeOf(refund) : { kind: 'done', fact: factOfRefund(refund) };
  },
};

/** Whether an intent is for exactly what this payment is for. */
export function isOurs(
  intent: Intent,
  target: Pick<PaymentTarget, 'paymentId' | 'amount' | 'currency'>,
): boolean {
  return (
    intent.metadata[PAYMENT_MARK] === target.paymentId &&
    intent.currency.toUpperCase() === target.currency &&
    fromStripe(intent.amount, target.currency) === target.amount
  );
}

function fromIntent(answer: Intent | StripeTrouble, target: PaymentTarget): Outcome {
  if (isTrouble(answer)) return outcomeOf(answer);
  if (!isOurs(answer, target))
    return { kind: 'unknown', ended: false, detail: 'an intent of something else' };
  return { kind: 'done', fact: factOfIntent(answer), clientSecret: answer.client_secret ?? null };
}

function outcomeOf({ trouble, ended, detail }: StripeTrouble): Outcome {
  switch (trouble) {
    case 'rejected':
      return { kind: 'declined', detail };
    case 'busy':
      return { kind: 'retry-after', seconds: BUSY_SECONDS, detail };
    case 'credentials':
      return { kind: 'retry-after', seconds: CREDENTIALS_SECONDS, detail };
    case 'unknown':
      return { kind: 'unknown', ended, detail };
  }
}

const referenceOf = (target: PaymentTarget) => present(target.providerReference, 'reference of the provider');
