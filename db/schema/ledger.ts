import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { at, bytes, minorUnits, tenantId, tenantRows } from '../columns.ts';

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
        'reward',
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
    /** In which order rows were written, for the chain of records. */
    position: bigserial('position', { mode: 'bigint' }).notNull(),
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
    index('transfers_limits').on(t.tenantId, t.reference, t.part).where(sql`code = 'limit'`),
    index('transfers_from_budgets')
      .on(t.tenantId, t.debitAccountId, t.createdAt)
      .where(sql`debit_account_id like 'budget:%'`),
    index('transfers_debit_account').on(t.tenantId, t.debitAccountId, t.id),
    index('transfers_credit_account').on(t.tenantId, t.creditAccountId, t.id),
    index('transfers_position').using('brin', t.position),
    check('transfers_amount', sql`amount between 1 and 1000000000000000`),
    check('transfers_two_accounts', sql`debit_account_id <> credit_account_id`),
    check('transfers_pending_id', sql`(type in ('post', 'void')) = (pending_id is not null)`),
    tenantRows(),
  ],
);

/** Holds with an end that nobody has resolved yet: what the sweep looks at instead of all transfers. */
export const openHolds = pgTable(
  'open_holds',
  {
    tenantId: tenantId(),
    transferId: text('transfer_id').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.transferId] }),
    foreignKey({
      columns: [t.tenantId, t.transferId],
      foreignColumns: [transfers.tenantId, transfers.id],
      name: 'open_holds_transfer',
    }),
    index('open_holds_due').on(t.tenantId, t.expiresAt),
    tenantRows(),
  ],
);

/**
 * Points of a wallet that came together and end together. What is left of all lots of a wallet is what is available
 * in it; the lots are spent in the order in which they end.
 */
export const walletLots = pgTable(
  'wallet_lots',
  {
    tenantId: tenantId(),
    /** `<transfer>.0` for what came new, `.1…` for what another member passed on, `.r1…` for what lives on. */
    id: text('id').notNull(),
    accountId: text('account_id').notNull(),
    /** The transfer that credited them. */
    transferId: text('transfer_id').notNull(),
    /** The lot they were in before: of the member who passed them on, or one that ended while they were spent. */
    originId: text('origin_id'),
    amount: minorUnits('amount').notNull(),
    remaining: minorUnits('remaining').notNull(),
    /** When they were given first, whatever lots they have been in since. */
    earnedAt: at('earned_at').notNull(),
    /** Null for never. */
    expiresAt: at('expires_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.accountId],
      foreignColumns: [accounts.tenantId, accounts.id],
      name: 'wallet_lots_account',
    }),
    foreignKey({
      columns: [t.tenantId, t.transferId],
      foreignColumns: [transfers.tenantId, transfers.id],
      name: 'wallet_lots_transfer',
    }),
    index('wallet_lots_live').on(t.tenantId, t.accountId, t.expiresAt, t.id).where(sql`remaining > 0`),
    index('wallet_lots_due').on(t.tenantId, t.expiresAt).where(sql`remaining > 0`),
    check('wallet_lots_remaining', sql`remaining between 0 and amount and amount >= 1`),
    tenantRows(),
  ],
);

/** What a transfer took out of a lot, and how much of it came back. */
export const lotUses = pgTable(
  'lot_uses',
  {
    tenantId: tenantId(),
    transferId: text('transfer_id').notNull(),
    lotId: text('lot_id').notNull(),
    amount: minorUnits('amount').notNull(),
    /** By the release of the hold, in full or of what was not captured. */
    released: minorUnits('released').notNull().default(sql`0`),
    refunded: minorUnits('refunded').notNull().default(sql`0`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.transferId, t.lotId] }),
    foreignKey({
      columns: [t.tenantId, t.transferId],
      foreignColumns: [transfers.tenantId, transfers.id],
      name: 'lot_uses_transfer',
    }),
    foreignKey({
      columns: [t.tenantId, t.lotId],
      foreignColumns: [walletLots.tenantId, walletLots.id],
      name: 'lot_uses_lot',
    }),
    index('lot_uses_lot_id').on(t.tenantId, t.lotId),
    check(
      'lot_uses_amount',
      sql`amount >= 1 and released >= 0 and refunded >= 0 and released + refunded <= amount`,
    ),
    tenantRows(),
  ],
);

/** A conversion of one currency into another, with the rate that made it: received = floor(given × to_units / from_units). */
export const exchanges = pgTable(
  'exchanges',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    givenTransferId: text('given_transfer_id').notNull(),
    receivedTransferId: text('received_transfer_id').notNull(),
    fromUnits: minorUnits('from_units').notNull(),
    toUnits: minorUnits('to_units').notNull(),
    source: text('source').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.givenTransferId],
      foreignColumns: [transfers.tenantId, transfers.id],
      name: 'exchanges_given',
    }),
    foreignKey({
      columns: [t.tenantId, t.receivedTransferId],
      foreignColumns: [transfers.tenantId, transfers.id],
      name: 'exchanges_received',
    }),
    check('exchanges_rate', sql`from_units > 0 and to_units > 0`),
    tenantRows(),
  ],
);

/**
 * A sealed range of records of one table. `hash` covers the hash before it and the digest of each row, so that no
 * sealed row can be edited, removed or slipped in without a trace.
 */
export const recordBlocks = pgTable(
  'record_blocks',
  {
    tenantId: tenantId(),
    height: integer('height').notNull(),
    source: text('source', { enum: ['transfers', 'audit_entries', 'events'] }).notNull(),
    /** Positions above `after` up to `through`. */
    after: bigint('after_position', { mode: 'bigint' }).notNull(),
    through: bigint('through_position', { mode: 'bigint' }).notNull(),
    rowCount: integer('row_count').notNull(),
    /** For each row, in order: its position (8 bytes) and the SHA-256 of its content (32 bytes). */
    digests: bytes('digests').notNull(),
    previousHash: bytes('previous_hash').notNull(),
    hash: bytes('hash').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.height] }),
    unique('record_blocks_range').on(t.tenantId, t.source, t.after),
    check(
      'record_blocks_rows',
      sql`row_count >= 1 and length(digests) = 40 * row_count and through_position > after_position`,
    ),
    tenantRows(),
  ],
);

/** How far the sealer has looked, so that a quiet tenant costs nothing. The verifier does not trust it. */
export const sealMarks = pgTable(
  'seal_marks',
  {
    tenantId: tenantId(),
    source: text('source').notNull(),
    through: bigint('through_position', { mode: 'bigint' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.source] }), tenantRows()],
);
