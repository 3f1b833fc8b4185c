import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { at, bytes, minorUnits, tenantId, tenantRows } from '../columns.ts';
import { tenants } from './tenants.ts';

/**
 * The tenant's account with a card provider. `sealed` opens with the tenant's key `key_id` and context tenant ‖
 * account id. A sandbox holds test keys only; a live tenant live keys, or test keys for a double on this machine.
 */
export const paymentAccounts = pgTable(
  'payment_accounts',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    provider: text('provider', { enum: ['stripe'] }).notNull(),
    mode: text('mode', { enum: ['live', 'sandbox'] }).notNull(),
    keyKind: text('key_kind', { enum: ['live', 'test'] }).notNull(),
    /** Speaks to the double that STRIPE_BASE_URL names, and never to the provider. */
    local: boolean('local').notNull(),
    publishableKey: text('publishable_key').notNull(),
    sealed: bytes('sealed').notNull(),
    keyId: text('key_id').notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('payment_accounts_provider').on(t.tenantId, t.provider),
    foreignKey({
      columns: [t.tenantId, t.mode],
      foreignColumns: [tenants.id, tenants.mode],
      name: 'payment_accounts_mode',
    }),
    check('payment_accounts_sandbox', sql`mode = 'live' or key_kind = 'test'`),
    check('payment_accounts_live', sql`mode = 'sandbox' or key_kind = 'live' or local`),
    check('payment_accounts_local', sql`not local or key_kind = 'test'`),
    check('payment_accounts_publishable', sql`starts_with(publishable_key, 'pk_' || key_kind || '_')`),
    tenantRows(),
  ],
);

/**
 * A card payment of an order and the furthest that the provider is known to have come with it. States are ordered:
 * created, requires_action, failed, authorised, cancelled, captured; a payment only ever moves forward.
 */
export const payments = pgTable(
  'payments',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    orderId: text('order_id').notNull(),
    mode: text('mode', { enum: ['live', 'sandbox'] }).notNull(),
    provider: text('provider', { enum: ['stripe', 'test'] }).notNull(),
    amount: minorUnits('amount').notNull(),
    currency: text('currency').notNull(),
    state: text('state', {
      enum: ['created', 'requires_action', 'failed', 'authorised', 'cancelled', 'captured'],
    }).notNull(),
    capturedAmount: minorUnits('captured_amount').notNull(),
    refundedAmount: minorUnits('refunded_amount').notNull(),
    dispute: text('dispute', { enum: ['none', 'open', 'won', 'lost'] }).notNull(),
    failureCode: text('failure_code'),
    /** The provider's name for it; null until the provider has said it. */
    providerReference: text('provider_reference'),
    /** Where the person goes when they are done, a path on the storefront. */
    returnPath: text('return_path'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
    authorisedAt: at('authorised_at'),
    /** When it is given up unless it is authorised. */
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('payments_order').on(t.tenantId, t.orderId),
    unique('payments_provider_reference').on(t.tenantId, t.provider, t.providerReference),
    index('payments_open').on(t.tenantId, t.updatedAt).where(sql`state not in ('cancelled', 'captured')`),
    foreignKey({
      columns: [t.tenantId, t.mode],
      foreignColumns: [tenants.id, tenants.mode],
      name: 'payments_mode',
    }),
    check('payments_test_provider', sql`provider <> 'test' or mode = 'sandbox'`),
    check('payments_amount', sql`amount >= 1`),
    check('payments_captured', sql`captured_amount between 0 and amount`),
    check('payments_refunded', sql`refunded_amount between 0 and captured_amount`),
    check('payments_captured_state', sql`(captured_amount > 0) = (state = 'captured')`),
    tenantRows(),
  ],
);

/** Something that the provider is asked to do with a payment, once. Capture and cancel share a reference: one wins. */
export const paymentOperations = pgTable(
  'payment_operations',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    paymentId: text('payment_id').notNull(),
    kind: text('kind', { enum: ['create', 'capture', 'cancel', 'refund'] }).notNull(),
    reference: text('reference').notNull(),
    amount: minorUnits('amount').notNull(),
    state: text('state', { enum: ['wanted', 'done', 'refused'] }).notNull(),
    /** Part of the idempotency key; rises only once the provider has definitely ended the attempt without effect. */
    attempt: integer('attempt').notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('payment_operations_reference').on(t.tenantId, t.paymentId, t.reference),
    index('payment_operations_wanted').on(t.tenantId, t.updatedAt).where(sql`state = 'wanted'`),
    foreignKey({
      columns: [t.tenantId, t.paymentId],
      foreignColumns: [payments.tenantId, payments.id],
      name: 'payment_operations_payment',
    }),
    check('payment_operations_amount', sql`amount >= 0`),
    tenantRows(),
  ],
);

/** A refund that the provider knows, whoever asked for it. */
export const paymentRefunds = pgTable(
  'payment_refunds',
  {
    tenantId: tenantId(),
    paymentId: text('payment_id').notNull(),
    providerReference: text('provider_reference').notNull(),
    /** Ours, when we asked for it. */
    operationId: text('operation_id'),
    amount: minorUnits('amount').notNull(),
    state: text('state', { enum: ['pending', 'succeeded', 'failed'] }).notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.paymentId, t.providerReference] }),
    unique('payment_refunds_operation').on(t.tenantId, t.operationId),
    foreignKey({
      columns: [t.tenantId, t.paymentId],
      foreignColumns: [payments.tenantId, payments.id],
      name: 'payment_refunds_payment',
    }),
    foreignKey({
      columns: [t.tenantId, t.operationId],
      foreignColumns: [paymentOperations.tenantId, paymentOperations.id],
      name: 'payment_refunds_operation_fk',
    }),
    check('payment_refunds_amount', sql`amount >= 1`),
    tenantRows(),
  ],
);

/** An event of the provider that was believed; one that comes again has no second effect. */
export const paymentEvents = pgTable(
  'payment_events',
  {
    tenantId: tenantId(),
    provider: text('provider', { enum: ['stripe', 'test'] }).notNull(),
    providerEventId: text('provider_event_id').notNull(),
    type: text('type').notNull(),
    /** Null when it is about nothing of ours. */
    paymentId: text('payment_id'),
    receivedAt: at('received_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.provider, t.providerEventId] }),
    index('payment_events_payment').on(t.tenantId, t.paymentId),
    index('payment_events_received').on(t.tenantId, t.receivedAt),
    foreignKey({
      columns: [t.tenantId, t.paymentId],
      foreignColumns: [payments.tenantId, payments.id],
      name: 'payment_events_payment_fk',
    }),
    tenantRows(),
  ],
);
