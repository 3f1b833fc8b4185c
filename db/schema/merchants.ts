import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { at, minorUnits, tenantId, tenantRows } from '../columns.ts';
import { vouchers } from './vouchers.ts';

/** What is left of an own-brand voucher; the row appears when the voucher is first used. */
export const voucherBalances = pgTable(
  'voucher_balances',
  {
    tenantId: tenantId(),
    voucherId: text('voucher_id').notNull(),
    currency: text('currency').notNull(),
    issued: minorUnits('issued').notNull(),
    balance: minorUnits('balance').notNull(),
    /** Counts its movements. */
    version: integer('version').notNull().default(0),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.voucherId] }),
    foreignKey({
      columns: [t.tenantId, t.voucherId],
      foreignColumns: [vouchers.tenantId, vouchers.id],
      name: 'voucher_balances_voucher',
    }),
    check('voucher_balances_range', sql`balance between 0 and issued`),
    tenantRows(),
  ],
);

/** Movements of balances: redeemed at a till, taken back, or lost by expiry. Append-only. */
export const redemptions = pgTable(
  'redemptions',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    voucherId: text('voucher_id').notNull(),
    kind: text('kind', { enum: ['redeem', 'undo', 'expire'] }).notNull(),
    amount: minorUnits('amount').notNull(),
    currency: text('currency').notNull(),
    /** The version of the balance that this movement made, and what was left then. */
    version: integer('version').notNull(),
    balanceAfter: minorUnits('balance_after').notNull(),
    /** The redemption that an undo takes back; each at most once. */
    undoesId: text('undoes_id'),
    /** Whose till: kind and id of the credential. */
    merchant: text('merchant').notNull(),
    reference: text('reference'),
    undoUntil: at('undo_until'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('redemptions_version').on(t.tenantId, t.voucherId, t.version),
    unique('redemptions_undone').on(t.tenantId, t.undoesId),
    index('redemptions_merchant').on(t.tenantId, t.merchant, t.id),
    foreignKey({
      columns: [t.tenantId, t.voucherId],
      foreignColumns: [voucherBalances.tenantId, voucherBalances.voucherId],
      name: 'redemptions_balance',
    }),
    foreignKey({
      columns: [t.tenantId, t.undoesId],
      foreignColumns: [t.tenantId, t.id],
      name: 'redemptions_undoes',
    }),
    check('redemptions_amount', sql`amount > 0`),
    check('redemptions_undo', sql`(kind = 'undo') = (undoes_id is not null)`),
    tenantRows(),
  ],
);
