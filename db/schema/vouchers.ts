import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { at, bytes, minorUnits, tenantId, tenantRows } from '../columns.ts';
import { transfers } from './ledger.ts';

export const stockBatches = pgTable(
  'stock_batches',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    fileName: text('file_name').notNull(),
    accepted: integer('accepted').notNull(),
    refused: integer('refused').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), tenantRows()],
);

/** Codes that wait to be sold. `sealed` opens with the tenant's key `key_id` and context tenant ‖ fingerprint. */
export const stockCodes = pgTable(
  'stock_codes',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    batchId: text('batch_id').notNull(),
    productId: text('product_id').notNull(),
    denomination: minorUnits('denomination').notNull(),
    sealed: bytes('sealed').notNull(),
    keyId: text('key_id').notNull(),
    fingerprint: bytes('fingerprint').notNull(),
    lastFour: text('last_four').notNull(),
    expiresOn: date('expires_on', { mode: 'string' }),
    takenAt: at('taken_at'),
    /** Planted: it counts as taken, no voucher has it, and any use of it says that codes have leaked. */
    canary: boolean('canary').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('stock_codes_fingerprint').on(t.tenantId, t.fingerprint),
    index('stock_codes_free').on(t.tenantId, t.productId, t.denomination, t.id).where(sql`taken_at is null`),
    foreignKey({
      columns: [t.tenantId, t.batchId],
      foreignColumns: [stockBatches.tenantId, stockBatches.id],
      name: 'stock_codes_batch',
    }),
    check('stock_codes_canary_unsold', sql`not canary or taken_at is not null`),
    tenantRows(),
  ],
);

/** What a person holds. Cannot exist without the posted transfer that paid for it. */
export const vouchers = pgTable(
  'vouchers',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    orderId: text('order_id').notNull(),
    orderLineId: text('order_line_id').notNull(),
    /** Which unit of the order it is, from 1. */
    unit: smallint('unit').notNull(),
    productId: text('product_id').notNull(),
    /** Who holds it; null when it went to somebody without an account. */
    memberId: text('member_id'),
    denomination: minorUnits('denomination').notNull(),
    currency: text('currency').notNull(),
    state: text('state', {
      enum: ['issued', 'delivered', 'viewed', 'redeemed', 'expired', 'revoked', 'replaced'],
    }).notNull(),
    sealed: bytes('sealed').notNull(),
    keyId: text('key_id').notNull(),
    fingerprint: bytes('fingerprint').notNull(),
    lastFour: text('last_four').notNull(),
    expiresOn: date('expires_on', { mode: 'string' }),
    transferId: text('transfer_id').notNull(),
    issuedAt: at('issued_at').notNull(),
    viewedAt: at('viewed_at'),
    /** When its code was last opened: the one used last lies on top. */
    openedAt: at('opened_at'),
    usedAt: at('used_at'),
    /** The voucher that took its place. */
    replacedById: text('replaced_by_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('vouchers_fingerprint').on(t.tenantId, t.fingerprint),
    index('vouchers_member').on(t.tenantId, t.memberId, t.id),
    index('vouchers_last_four').on(t.tenantId, t.lastFour, t.id),
    /** One voucher for each unit, but for those that another one replaced. */
    unique('vouchers_unit').on(t.tenantId, t.orderId, t.unit, t.replacedById).nullsNotDistinct(),
    index('vouchers_expiry')
      .on(t.tenantId, t.expiresOn)
      .where(sql`state in ('issued', 'delivered', 'viewed')`),
    foreignKey({
      columns: [t.tenantId, t.transferId],
      foreignColumns: [transfers.tenantId, transfers.id],
      name: 'vouchers_paid',
    }),
    tenantRows(),
  ],
);
