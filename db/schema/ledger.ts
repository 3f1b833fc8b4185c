import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { at, minorUnits, tenantId, tenantRows } from '../columns.ts';

/**
 * Credit-normal accounts with their balances in the row: available = credits posted − debits posted −
 * debits pending. Only an issuing account may go below zero: it mirrors what is owed elsewhere.
 */
export const accounts = pgTable(
  'accounts',
  {
    tenantId: tenantId(),
    /** `kind:owner:currency`: known without a look-up, and one account for each purpose by construction. */
    id: text('id').notNull(),
    kind: text('kind', {
      enum: [
        'issuance',
        'program',
        'budget',
        'allotment',
        'allowance',
        'wallet',
        'redeemed',
        'breakage',
        'procurement',
        'supplier_payable',
        'fees',
        'card_clearing',
        'external_engine',
        'exchange',
      ],
    }).notNull(),
    /** The member of a wallet, a budget, a supplier account; '' for the tenant's own accounts. */
    ownerId: text('owner_id').notNull().default(''),
    currency: text('currency').notNull(),
    mayGoNegative: boolean('may_go_negative').notNull().default(false),
    debitsPosted: minorUnits('debits_posted').notNull().default(sql`0`),
    creditsPosted: minorUnits('credits_posted').notNull().default(sql`0`),
    debitsPending: minorUnits('debits_pending').notNull().default(sql`0`),
    creditsPending: minorUnits('credits_pending').notNull().default(sql`0`),
    version: bigint('version', { mode: 'bigint' }).notNull().default(sql`0`),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    check('accounts_id', sql`id = kind || ':' || owner_id || ':' || currency`),
    unique('accounts_currency').on(t.tenantId, t.id, t.currency),
    check(
      'accounts_sides',
      sql`debits_posted >= 0 and credits_posted >= 0 and debits_pending >= 0 and credits_pending >= 0`,
    ),
    check(
      'accounts_no_overdraft',
      sql`may_go_negative or credits_posted - debits_posted - debits_pending >= 0`,
    ),
    tenantRows(),
  ],
);

/** Immutable. A pending transfer is resolved by exactly one later row of type `post` or `void`. */
export const transfers = pgTable(
  'transfers',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    type: text('type', { enum: ['posted', 'pending', 'post', 'void'] }).notNull(),
    pendingId: text('pending_id'),
    debitAccountId: text('debit_account_id').notNull(),
    creditAccountId: text('credit_account_id').notNull(),
    currency: text('currency').notNull(),
    amount: minorUnits('amount').notNull(),
    /** What it was for: grant, redeem, refund, expire, fund. */
    code: text('code').notNull(),
    /** The object it was for, e.g. an order id. */
    reference: text('reference').notNull(),
    /** Which part of it, e.g. the unit of an order; 0 for the whole. */
    part: smallint('part').notNull().default(0),
    /** What a statement says of it, in the words of whoever caused it. */
    memo: text('memo').notNull().default(''),
    /** When a hold that nobody resolved is given back; null for none and for everything posted. */
    expiresAt: at('expires_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.debitAccountId, t.currency],
      foreignColumns: [accounts.tenantId, accounts.id, accounts.currency],
      name: 'transfers_debit',
    }),
    foreignKey({
      columns: [t.tenantId, t.creditAccountId, t.currency],
      foreignColumns: [accounts.tenantId, accounts.id, accounts.currency],
      name: 'transfers_credit',
    }),
    uniqueIndex('transfers_resolution').on(t.tenantId, t.pendingId).where(sql`pending_id is not null`),
    uniqueIndex('transfers_one_capture')
      .on(t.tenantId, t.reference, t.part, t.debitAccountId)
      .where(sql`code = 'redeem' and type in ('posted', 'post')`),
    uniqueIndex('transfers_one_refund')
      .on(t.tenantId, t.reference, t.part, t.creditAccountId)
      .where(sql`code = 'refund' and type = 'posted'`),
    index('transfers_held').on(t.tenantId, t.reference, t.part).where(sql`type = 'pending'`),
    index('transfers_debit_account').on(t.tenantId, t.debitAccountId, t.id),
    index('transfers_credit_account').on(t.tenantId, t.creditAccountId, t.id),
    check('transfers_amount', sql`amount between 1 and 1000000000000000`),
    check('transfers_two_accounts', sql`debit_account_id <> credit_account_id`),
    check('transfers_pending_id', sql`(type in ('post', 'void')) = (pending_id is not null)`),
    tenantRows(),
  ],
);
