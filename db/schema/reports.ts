import { sql } from 'drizzle-orm';
import { check, date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { minorUnits, tenantId, tenantRows } from '../columns.ts';

/**
 * What was ordered on a day that is over, in the tenant's time zone: of all products ('' as the product; such a row
 * says that the day was counted, even if nothing was ordered) and of each. What is counted never changes afterwards.
 */
export const orderDays = pgTable(
  'order_days',
  {
    tenantId: tenantId(),
    day: date('day', { mode: 'string' }).notNull(),
    productId: text('product_id').notNull(),
    orders: integer('orders').notNull(),
    points: minorUnits('points').notNull(),
    /** The share of the points that members' wallets paid, and what was granted to wallets on that day; of '' alone. */
    fromWallets: minorUnits('from_wallets').notNull(),
    granted: minorUnits('granted').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.day, t.productId] }),
    check('order_days_counts', sql`orders >= 0 and points >= 0 and from_wallets >= 0 and granted >= 0`),
    tenantRows(),
  ],
);
