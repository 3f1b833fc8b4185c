import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, minorUnits, tenantId, tenantRows } from '../columns.ts';

/** A locked price. */
export const quotes = pgTable(
  'quotes',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    memberId: text('member_id').notNull(),
    productId: text('product_id').notNull(),
    denomination: minorUnits('denomination').notNull(),
    currency: text('currency').notNull(),
    unitPoints: minorUnits('unit_points').notNull(),
    ratePoints: minorUnits('rate_points').notNull(),
    rateMinorUnits: minorUnits('rate_minor_units').notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    /** The order that it became; a quote buys once. */
    orderId: text('order_id'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), tenantRows()],
);

export const orders = pgTable(
  'orders',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    status: text('status', {
      enum: [
        'pending_payment',
        'paid',
        'fulfilling',
        'fulfilled',
        'partially_fulfilled',
        'failed',
        'on_hold',
        'cancelled',
        'refunded',
      ],
    }).notNull(),
    channel: text('channel', { enum: ['storefront', 'api'] }).notNull(),
    /** Whose wallet paid; null when the program paid. */
    memberId: text('member_id'),
    /** { email, name? } of whoever receives it. */
    recipient: jsonb('recipient').notNull(),
    recipientMemberId: text('recipient_member_id'),
    points: minorUnits('points').notNull(),
    transferId: text('transfer_id').notNull(),
    searchText: text('search_text').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('orders_member').on(t.tenantId, t.memberId, t.id),
    index('orders_status').on(t.tenantId, t.status, t.id),
    check('orders_points', sql`points >= 1`),
    tenantRows(),
  ],
);

export const orderLines = pgTable(
  'order_lines',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    orderId: text('order_id').notNull(),
    productId: text('product_id').notNull(),
    productName: text('product_name').notNull(),
    denomination: minorUnits('denomination').notNull(),
    currency: text('currency').notNull(),
    quantity: integer('quantity').notNull(),
    unitPoints: minorUnits('unit_points').notNull(),
    /** The rate that made the price, recorded. */
    ratePoints: minorUnits('rate_points').notNull(),
    rateMinorUnits: minorUnits('rate_minor_units').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('order_lines_order').on(t.tenantId, t.orderId),
    foreignKey({
      columns: [t.tenantId, t.orderId],
      foreignColumns: [orders.tenantId, orders.id],
      name: 'order_lines_order_fk',
    }),
    check('order_lines_quantity', sql`quantity between 1 and 100`),
    tenantRows(),
  ],
);

/** One attempt to get the vouchers of a line from a supplier. */
export const fulfilments = pgTable(
  'fulfilments',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    orderLineId: text('order_line_id').notNull(),
    attempt: integer('attempt').notNull(),
    supplier: text('supplier').notNull(),
    outcome: text('outcome', { enum: ['issued', 'rejected', 'unknown'] }).notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('fulfilments_line').on(t.tenantId, t.orderLineId, t.attempt),
    foreignKey({
      columns: [t.tenantId, t.orderLineId],
      foreignColumns: [orderLines.tenantId, orderLines.id],
      name: 'fulfilments_line_fk',
    }),
    tenantRows(),
  ],
);
