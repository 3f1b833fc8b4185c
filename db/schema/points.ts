import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, minorUnits, tenantId, tenantRows } from '../columns.ts';
import { transfers } from './ledger.ts';

/** Points for a currency as a ratio: points = minor units × points / minor_units, rounded up. */
export const pointRates = pgTable(
  'point_rates',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    currency: text('currency').notNull(),
    points: minorUnits('points').notNull(),
    minorUnits: minorUnits('minor_units').notNull(),
    source: text('source').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('point_rates_currency').on(t.tenantId, t.currency, t.createdAt),
    check('point_rates_positive', sql`points > 0 and minor_units > 0`),
    tenantRows(),
  ],
);

export const pointGrants = pgTable(
  'point_grants',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    memberId: text('member_id').notNull(),
    points: minorUnits('points').notNull(),
    reason: text('reason').notNull(),
    transferId: text('transfer_id').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('point_grants_member').on(t.tenantId, t.memberId, t.id),
    foreignKey({
      columns: [t.tenantId, t.transferId],
      foreignColumns: [transfers.tenantId, transfers.id],
      name: 'point_grants_transfer',
    }),
    tenantRows(),
  ],
);
