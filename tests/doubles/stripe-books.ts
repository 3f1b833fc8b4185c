import { randomBytes } from 'node:crypto';
import { type Answer, cardError, invalid, missing, unexpectedState } from './stripe-errors.ts';
import { type Form, stringsOf } from './stripe-form.ts';

type Thing = Record<string, unknown> & { id: string };
export type Intent = Thing & { status: string; amount: number; amount_received: number; currency: string };
export type Refund = Thing & { amount: number; payment_intent: string; status: string };
export type Say = (type: string, object: Thing) => void;

const newId = (prefix: string) => `${prefix}_${randomBytes(12).toString('hex')}`;
const now = () => Math.floor(Date.now() / 1000);

/** Stripe's own test cards (https://docs.stripe.com/testing) that are declined, and how. */
const DECLINED: Readonly<Record<string, { code: string; decline_code?: string }>> = {
  pm_card_chargeDeclined: { code: 'card_declined', decline_code: 'generic_decline' },
  pm_card_visa_chargeDeclinedInsufficientFunds: { code: 'card_declined', decline_code: 'insufficient_funds' },
  pm_card_chargeDeclinedExpiredCard: { code: 'expired_card', decline_code: 'expired_card' },
  pm_card_chargeDeclinedProcessingError: { code: 'processing_error' },
};
const CANCELLABLE = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'requires_capture',
];

/** The intents, refunds and disputes of one Stripe account; `say` hears every event. */
export function openStripeBooks(say: Say, live: boolean) {
  const intents = new Map<string, Intent>();
  const refunds = new Map<string, Refund>();
  const effects = { created: 0, captured: 0, cancelled: 0, refunded: 0 };
  const ok = (body: Thing): Answer => ({ status: 200, body });
  const found = (id: string, act: (intent: Intent) => Answer): Answer => {
    const intent = intents.get(id);
    return intent ? act(intent) : missing('payment_intent', id);
  };
  const move = (intent: Intent, change: Record<string, unknown>, type: string): Answer => {
    Object.assign(intent, change);
    say(type, intent);
    return ok(intent);
  };

  function create(form: Form): Answer {
    if (form['payment_method_types']) {
      return invalid('payment_method_types is no longer supported.', {
        code: 'payment_method_types_no_longer_supported',
        param: 'payment_method_types',
      });
    }
    const amount = Number(form['amount']);
    if (!Number.isSafeInteger(amount) || amount < 1) return invalid('Invalid integer', { param: 'amount' });
    if (!/^[a-z]{3}$/.test(String(form['currency'])))
      return invalid('Invalid currency', { param: 'currency' });
    const id = newId('pi');
    const intent: Intent = {
      id,
      object: 'payment_intent',
      amount,
      amount_capturable: 0,
      amount_received: 0,
      capture_method: form['capture_method'] ?? 'automatic_async',
      cancellation_reason: null,
      client_secret: `${id}_secret_${randomBytes(12).toString('hex')}`,
      created: now(),
      currency: String(form['currency']),
      last_payment_error: null,
      latest_charge: null,
      livemode: live,
      metadata: stringsOf(form['metadata']),
      next_action: null,
      payment_method: null,
      payment_method_types: ['card'],
      status: 'requires_payment_method',
    };
    intents.set(id, intent);
    effects.created += 1;
    return move(intent, {}, 'payment_intent.created');
  }

  function confirm(id: string, card: string): Answer {
    return found(id, (intent) => {
      if (!['requires_payment_method', 'requires_confirmation'].includes(intent.status)) {
        return unexpectedState('confirmed', intent.status);
      }
      intent.payment_method = card;
      const decline = DECLINED[card];
      if (decline) return refuse(intent, decline);
      if (card !== 'pm_card_authenticationRequired') return authorise(intent);
      const next_action = { type: 'use_stripe_sdk', use_stripe_sdk: {} };
      return move(intent, { status: 'requires_action', next_action }, 'payment_intent.requires_action');
    });
  }

  function refuse(intent: Intent, decline: { code: string; decline_code?: string }): Answer {
    const last_payment_error = { type: 'card_error', message: 'Your card was declined.', ...decline };
    const change = { status: 'requires_payment_method', last_payment_error, next_action: null };
    move(intent, change, 'payment_intent.payment_failed');
    return cardError(decline, intent);
  }

  function authorise(intent: Intent): Answer {
    const change = {
      status: 'requires_capture',
      amount_capturable: intent.amount,
      latest_charge: newId('ch'),
      last_payment_error: null,
      next_action: null,
    };
    return move(intent, change, 'payment_intent.amount_capturable_updated');
  }

  /** What the person answers to the bank's question. */
  function authenticate(id: string, passes: boolean): Answer {
    return found(id, (intent) => {
      if (intent.status !== 'requires_action') return unexpectedState('authenticated', intent.status);
      return passes ? authorise(intent) : refuse(intent, { code: 'payment_intent_authentication_failure' });
    });
  }

  function capture(id: string, form: Form): Answer {
    return found(id, (intent) => {
      if (intent.status !== 'requires_capture') return unexpectedState('captured', intent.status);
      const amount =
        form['amount_to_capture'] === undefined ? intent.amount : Number(form['amount_to_capture']);
      if (!Number.isSafeInteger(amount) || amount < 1 || amount > intent.amount) {
        return invalid('Invalid amount to capture', { code: 'amount_too_large', param: 'amount_to_capture' });
      }
      effects.captured += 1;
      const change = { status: 'succeeded', amount_received: amount, amount_capturable: 0 };
      const answer = move(intent, change, 'payment_intent.succeeded');
      say('charge.captured', chargeOf(intent));
      if (intent.payment_method === 'pm_card_createDispute') dispute(id, 'needs_response');
      return answer;
    });
  }

  function cancel(id: string, form: Form): Answer {
    return found(id, (intent) => {
      if (!CANCELLABLE.includes(intent.status)) return unexpectedState('canceled', intent.status);
      effects.cancelled += 1;
      const change = {
        status: 'canceled',
        amount_capturable: 0,
        canceled_at: now(),
        cancellation_reason: form['cancellation_reason'] ?? null,
      };
      return move(intent, change, 'payment_intent.canceled');
    });
  }

  const refundsOf = (intent: string) =>
    [...refunds.values()].filter((r) => r.payment_intent === intent).toReversed();

  function refund(form: Form): Answer {
    return found(String(form['payment_intent']), (intent) => {
      const charge = intent.latest_charge;
      if (intent.status !== 'succeeded')
        return invalid('This PaymentIntent has no successful charge to refund.');
      const given = refundsOf(intent.id).reduce((sum, r) => sum + (r.status === 'failed' ? 0 : r.amount), 0);
      const left = intent.amount_received - given;
      const amount = form['amount'] === undefined ? left : Number(form['amount']);
      if (left === 0) {
        return invalid(`Charge ${charge} has already been refunded.`, { code: 'charge_already_refunded' });
      }
      if (!Number.isSafeInteger(amount) || amount < 1 || amount > left) {
        return invalid(`Refund amount is greater than unrefunded amount on charge`, { param: 'amount' });
      }
      effects.refunded += 1;
      const made: Refund = {
        id: newId('re'),
        object: 'refund',
        amount,
        charge,
        created: now(),
        currency: intent.currency,
        metadata: stringsOf(form['metadata']),
        payment_intent: intent.id,
        reason: null,
        status: 'succeeded',
      };
      refunds.set(made.id, made);
      say('refund.created', made);
      say('charge.refunded', chargeOf(intent));
      return ok(made);
    });
  }

  /** A refund that the bank sends back later. */
  function failRefund(id: string): void {
    const made = refunds.get(id);
    if (!made) throw new Error(`The double has no refund ${id}.`);
    made.status = 'failed';
    say('refund.failed', made);
  }

  function dispute(id: string, status: string): void {
    const intent = intents.get(id);
    if (!intent) throw new Error(`The double has no intent ${id}.`);
    const ends = status === 'won' || status === 'lost';
    say(ends ? 'charge.dispute.closed' : 'charge.dispute.created', {
      id: `dp_${id}`,
      object: 'dispute',
      amount: intent.amount_received,
      charge: intent.latest_charge,
      currency: intent.currency,
      livemode: live,
      metadata: {},
      payment_intent: id,
      reason: 'fraudulent',
      status,
    });
  }

  const chargeOf = (intent: Intent): Thing => ({
    id: String(intent.latest_charge),
    object: 'charge',
    amount: intent.amount,
    amount_captured: intent.amount_received,
    amount_refunded: refundsOf(intent.id).reduce((sum, r) => sum + r.amount, 0),
    captured: intent.status === 'succeeded',
    currency: intent.currency,
    livemode: live,
    payment_intent: intent.id,
  });

  return {
    effects,
    create,
    confirm,
    authenticate,
    capture,
    cancel,
    refund,
    failRefund,
    dispute,
    retrieve: (id: string): Answer => found(id, ok),
    listRefunds: (intent: string, page: { limit: number; after: string | null }): Answer => {
      const all = refundsOf(intent);
      const from = page.after === null ? 0 : all.findIndex((r) => r.id === page.after) + 1;
      const data = all.slice(from, from + page.limit);
      const has_more = from + page.limit < all.length;
      return { status: 200, body: { object: 'list', url: '/v1/refunds', has_more, data } };
    },
    intents: (): Intent[] => [...intents.values()],
  };
}
export type StripeBooks = ReturnType<typeof openStripeBooks>;
