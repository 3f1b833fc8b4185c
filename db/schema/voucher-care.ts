import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { at, minorUnits, tenantId, tenantRows } from '../columns.ts';
import { operators } from './identity.ts';
import { vouchers } from './vouchers.ts';

/** What its holder says is left of a voucher whose balance nobody here knows. */
export const voucherNotes = pgTable(
  'voucher_notes',
  {
    tenantId: tenantId(),
    voucherId: text('voucher_id').notNull(),
    /** Minor units of the voucher's currency. */
    remaining: minorUnits('remaining').notNull(),
    notedAt: at('noted_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.voucherId] }),
    foreignKey({
      columns: [t.tenantId, t.voucherId],
      foreignColumns: [vouchers.tenantId, vouchers.id],
      name: 'voucher_notes_voucher',
    }),
    check('voucher_notes_range', sql`remaining >= 0`),
    tenantRows(),
  ],
);

/** That a voucher does not work, said by its holder. In kinds alone: free words could hold the code. */
export const voucherProblems = pgTable(
  'voucher_problems',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    voucherId: text('voucher_id').notNull(),
    kind: text('kind', { enum: ['refused', 'used_up', 'unreadable', 'other'] }).notNull(),
    createdAt: at('created_at').notNull(),
    closedAt: at('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('voucher_problems_open').on(t.tenantId, t.voucherId).where(sql`closed_at is null`),
    index('voucher_problems_voucher').on(t.tenantId, t.voucherId, t.id),
    foreignKey({
      columns: [t.tenantId, t.voucherId],
      foreignColumns: [vouchers.tenantId, vouchers.id],
      name: 'voucher_problems_voucher',
    }),
    tenantRows(),
  ],
);

/** That the holder was told how many days are left; each distance once. */
export const voucherReminders = pgTable(
  'voucher_reminders',
  {
    tenantId: tenantId(),
    voucherId: text('voucher_id').notNull(),
    days: smallint('days').notNull(),
    remindedAt: at('reminded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.voucherId, t.days] }),
    foreignKey({
      columns: [t.tenantId, t.voucherId],
      foreignColumns: [vouchers.tenantId, vouchers.id],
      name: 'voucher_reminders_voucher',
    }),
    tenantRows(),
  ],
);

/** That somebody of the program team may open a code, once, and why. The code itself is nowhere in it. */
export const staffReveals = pgTable(
  'staff_reveals',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    voucherId: text('voucher_id').notNull(),
    /** Who asked, and alone may open it. */
    operatorId: text('operator_id').notNull(),
    reason: text('reason').notNull(),
    allowedAt: at('allowed_at').notNull(),
    shownAt: at('shown_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('staff_reveals_voucher').on(t.tenantId, t.voucherId, t.id),
    foreignKey({
      columns: [t.tenantId, t.voucherId],
      foreignColumns: [vouchers.tenantId, vouchers.id],
      name: 'staff_reveals_voucher_fk',
    }),
    foreignKey({
      columns: [t.tenantId, t.operatorId],
      foreignColumns: [operators.tenantId, operators.id],
      name: 'staff_reveals_operator',
    }),
    tenantRows(),
  ],
);
