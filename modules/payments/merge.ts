import {
  DISPUTES,
  type Dispute,
  type Fact,
  type KnownRefund,
  PAYMENT_STATES,
  type PaymentState,
  REFUND_STATES,
} from './port.ts';

/** What we know of a payment's truth. */
export type Known = {
  state: PaymentState;
  capturedAmount: bigint;
  refundedAmount: bigint;
  dispute: Dispute;
  failureCode: string | null;
  refunds: KnownRefund[];
};

/**
 * Adds a fact to what is known. Every part only grows, and refunds are a set, so that any facts in any order, however
 * often, end in the same knowledge. Money taken outranks a cancellation, an authorisation outranks an earlier decline.
 */
export function merge(known: Known, fact: Fact): Known {
  const state = furthest(PAYMENT_STATES, known.state, fact.state ?? known.state);
  const taken = fact.capturedAmount ?? 0n;
  const capturedAmount = taken > known.capturedAmount ? taken : known.capturedAmount;
  const refunds = (fact.refunds ?? []).reduce(withRefund, known.refunds);
  const givenBack = refunds.filter((r) => r.state !== 'failed').reduce((sum, r) => sum + r.amount, 0n);
  return {
    state,
    capturedAmount,
    refundedAmount: givenBack < capturedAmount ? givenBack : capturedAmount,
    dispute: furthest(DISPUTES, known.dispute, fact.dispute ?? known.dispute),
    failureCode: leastOf(known.failureCode, fact.failureCode ?? null),
    refunds,
  };
}

/** The states that were passed on the way, the last one included: each is announced once. */
export function passed(from: PaymentState, to: PaymentState): PaymentState[] {
  if (from === to) return [];
  const authorised = PAYMENT_STATES.indexOf('authorised');
  const unseen = to === 'captured' && PAYMENT_STATES.indexOf(from) < authorised;
  return unseen ? ['authorised', to] : [to];
}

function withRefund(refunds: KnownRefund[], next: KnownRefund): KnownRefund[] {
  const before = refunds.find((r) => r.providerReference === next.providerReference);
  if (!before) return [...refunds, next];
  const merged: KnownRefund = {
    ...before,
    operationId: before.operationId ?? next.operationId,
    state: furthest(REFUND_STATES, before.state, next.state),
  };
  return refunds.map((r) => (r === before ? merged : r));
}

function furthest<T>(order: readonly T[], a: T, b: T): T {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

/** Of several declines one is kept whatever their order. */
function leastOf(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
