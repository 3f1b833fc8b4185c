import type { FailureCode, ProviderName } from './schema.ts';

/** How far a payment has come, from the least to the most; a payment only ever moves to the right. */
export const PAYMENT_STATES = [
  'created',
  'requires_action',
  'failed',
  'authorised',
  'cancelled',
  'captured',
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];
export const DISPUTES = ['none', 'open', 'won', 'lost'] as const;
export type Dispute = (typeof DISPUTES)[number];
export const REFUND_STATES = ['pending', 'succeeded', 'failed'] as const;

export type KnownRefund = {
  providerReference: string;
  /** Our operation, when we asked for it. */
  operationId: string | null;
  amount: bigint;
  state: (typeof REFUND_STATES)[number];
};

/** Something true about a payment at the provider. Facts may come late, twice and in any order. */
export type Fact = {
  providerReference?: string | null;
  state?: PaymentState;
  /** Minor units that were taken; only with the state `captured`. */
  capturedAmount?: bigint;
  failureCode?: FailureCode | null;
  dispute?: Dispute;
  refunds?: KnownRefund[];
};

/** What the provider is to know of a payment of ours. */
export type PaymentTarget = {
  paymentId: string;
  providerReference: string | null;
  state: PaymentState;
  amount: bigint;
  capturedAmount: bigint;
  currency: string;
};

/** One thing to do. `key` is idempotent at the provider; it follows from the operation and is never made anew. */
export type Operation = { operationId: string; key: string; amount: bigint };

/** The account with its keys opened for the length of a call. */
export type ProviderAccess = {
  provider: ProviderName;
  secretKey: string;
  publishableKey: string;
  baseUrl: string;
  timeoutMs: number;
};

/**
 * The four things that an answer can mean. Whatever may have been carried out is `unknown`: it is looked up, and
 * asked again under the same key only. `ended` says that the provider has surely finished with that key.
 */
export type Outcome =
  | { kind: 'done'; fact: Fact; clientSecret?: string | null }
  | { kind: 'declined'; detail: string }
  | { kind: 'retry-after'; seconds: number; detail: string }
  | { kind: 'unknown'; ended: boolean; detail: string };

/** What a look-up found. `clientSecret` lets the person's browser pay, and is kept nowhere. */
export type Looked =
  | { kind: 'found'; fact: Fact; clientSecret: string | null }
  | { kind: 'unknown'; detail: string };

/** What the rest of Damson knows of a card provider. Trouble is an answer; only a bug is thrown. */
export type PaymentProvider = {
  readonly name: ProviderName;
  create: (access: ProviderAccess, target: PaymentTarget, operation: Operation) => Promise<Outcome>;
  /** The truth of now, with every refund. Needs the provider's reference. */
  retrieve: (access: ProviderAccess, target: PaymentTarget) => Promise<Looked>;
  capture: (access: ProviderAccess, target: PaymentTarget, operation: Operation) => Promise<Outcome>;
  cancel: (access: ProviderAccess, target: PaymentTarget, operation: Operation) => Promise<Outcome>;
  refund: (access: ProviderAccess, target: PaymentTarget, operation: Operation) => Promise<Outcome>;
};
