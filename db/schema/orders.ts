import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { at, minorUnits, tenantId, tenantRows } from '../columns.ts';
import { listings } from './catalog.ts';
import { members } from './identity.ts';

/** A locked price of everything in a basket. */
export const quotes = pgTable(
  'quotes',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    memberId: text('member_id').notNull(),
    /** The whole price. */
    points: minorUnits('points').notNull(),
    /** What a card would be charged for one point, as a ratio, recorded; null when cards are not taken. */
    cardCurrency: text('card_currency'),
    cardRatePoints: minorUnits('card_rate_points'),
    cardRateMinorUnits: minorUnits('card_rate_minor_units'),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    /** The order that it became; a quote buys once. */
    orderId: text('order_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('quotes_expired').on(t.tenantId, t.expiresAt).where(sql`order_id is null`),
    index('quotes_order').on(t.tenantId, t.orderId).where(sql`order_id is not null`),
    tenantRows(),
  ],
);

export const quoteLines = pgTable(
  'quote_lines',
  {
    tenantId: tenantId(),
    quoteId: text('quote_id').notNull(),
    position: smallint('position').notNull(),
    productId: text('product_id').notNull(),
    denomination: minorUnits('denomination').notNull(),
    currency: text('currency').notNull(),
    quantity: integer('quantity').notNull(),
    unitPoints: minorUnits('unit_points').notNull(),
    ratePoints: minorUnits('rate_points').notNull(),
    rateMinorUnits: minorUnits('rate_minor_units').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.quoteId, t.position] }),
    foreignKey({
      columns: [t.tenantId, t.quoteId],
      foreignColumns: [quotes.tenantId, quotes.id],
      name: 'quote_lines_quote',
    }),
    check('quote_lines_quantity', sql`quantity between 1 and 100`),
    tenantRows(),
  ],
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
    channel: text('channel', { enum: ['storefront', 'api', 'reward'] }).notNull(),
    /** Whose wallet paid; null when the program or a budget paid. */
    memberId: text('member_id'),
    /** The budget that pays; null when a wallet or the program pays. */
    budgetId: text('budget_id'),
    /** The ledger account that pays the points. */
    payerAccountId: text('payer_account_id').notNull(),
    /** { email, name? } of whoever receives it. */
    recipient: jsonb('recipient').notNull(),
    recipientMemberId: text('recipient_member_id'),
    /** The whole price in points, whatever pays it. */
    points: minorUnits('points').notNull(),
    /** The share of `points` that a card pays, and what it is charged for that; null without a card. */
    cardPoints: minorUnits('card_points'),
    cardAmount: minorUnits('card_amount'),
    cardCurrency: text('card_currency'),
    /** { message, from } of a gift; null for an order for oneself and of an integration. */
    gift: jsonb('gift'),
    /** When it is to be fulfilled; null for at once. */
    deliverAt: at('deliver_at'),
    searchText: text('search_text').notNull(),
    /** The recipient's address by itself, so that an index finds it. */
    recipientEmail: text('recipient_email').generatedAlwaysAs(sql`recipient ->> 'email'`),
    createdAt: at('created_at').notNull(),
    /** When its status last changed. */
    changedAt: at('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('orders_member').on(t.tenantId, t.memberId, t.createdAt, t.id),
    index('orders_recipient').on(t.tenantId, t.recipientEmail.op('text_pattern_ops'), t.id),
    /** With what a list is narrowed by behind its order, so that counting reads no orders. */
    index('orders_created').on(t.tenantId, t.createdAt, t.id, t.status, t.channel),
    index('orders_points').on(t.tenantId, t.points, t.id, t.status, t.channel),
    index('orders_recipient_member')
      .on(t.tenantId, t.recipientMemberId, t.createdAt, t.id)
      .where(sql`recipient_member_id is not null`),
    index('orders_status_created')
      .on(t.tenantId, t.status, t.createdAt, t.id)
      .where(sql`status <> 'fulfilled'`),
    check('orders_points', sql`points >= 1`),
    check(
      'orders_card',
      sql`(card_points is null) = (card_amount is null) and (card_points is null) = (card_currency is null)
          and (card_points is null or (card_points between 1 and points and card_amount >= 1))`,
    ),
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
    /** Its units are first_unit … first_unit + quantity - 1 of the order. */
    firstUnit: smallint('first_unit').notNull().default(1),
    unitPoints: minorUnits('unit_points').notNull(),
    /** The rate that made the price, recorded. */
    ratePoints: minorUnits('rate_points').notNull(),
    rateMinorUnits: minorUnits('rate_minor_units').notNull(),
    /** When its order was placed, so that one product's orders are found newest first. */
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('order_lines_order').on(t.tenantId, t.orderId),
    index('order_lines_product').on(t.tenantId, t.productId, t.createdAt, t.orderId),
    foreignKey({
      columns: [t.tenantId, t.orderId],
      foreignColumns: [orders.tenantId, orders.id],
      name: 'order_lines_order_fk',
    }),
    check('order_lines_quantity', sql`quantity between 1 and 100`),
    tenantRows(),
  ],
);

/** One voucher's worth of an order that was not served at once from stock: held for, asked for, then settled. */
export const orderUnits = pgTable(
  'order_units',
  {
    tenantId: tenantId(),
    orderId: text('order_id').notNull(),
    /** 1 … n over all lines of the order; the `part` of its transfers. */
    unit: smallint('unit').notNull(),
    orderLineId: text('order_line_id').notNull(),
    state: text('state', {
      enum: ['waiting', 'asking', 'issued', 'failed', 'frozen', 'cancelled'],
    }).notNull(),
    attempts: smallint('attempts').notNull().default(0),
    changedAt: at('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.orderId, t.unit] }),
    foreignKey({
      columns: [t.tenantId, t.orderLineId],
      foreignColumns: [orderLines.tenantId, orderLines.id],
      name: 'order_units_line_fk',
    }),
    index('order_units_open')
      .on(t.tenantId, t.state, t.changedAt)
      .where(sql`state in ('waiting', 'asking', 'frozen')`),
    tenantRows(),
  ],
);

/**
 * One attempt to get the vouchers of a line (unit 0: all of it, from own stock) or of one unit from a supplier. Its id
 * is the reference at the supplier: another attempt begins only after a definite refusal of this one.
 */
export const fulfilments = pgTable(
  'fulfilments',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    orderLineId: text('order_line_id').notNull(),
    unit: smallint('unit').notNull().default(0),
    attempt: integer('attempt').notNull(),
    /** `stock`, `own_brand` or a kind of supplier. */
    supplier: text('supplier').notNull(),
    supplierAccountId: text('supplier_account_id'),
    sku: text('sku'),
    outcome: text('outcome', {
      enum: ['asking', 'issued', 'rejected', 'unknown', 'frozen', 'abandoned'],
    }).notNull(),
    supplierReference: text('supplier_reference'),
    /** Why it went as it did, in our words; never a code, a credential or a supplier's raw answer. */
    detail: text('detail').notNull().default(''),
    costAmount: minorUnits('cost_amount'),
    costCurrency: text('cost_currency'),
    /** Something was sent and may have been taken: a later refusal of the same reference then proves nothing. */
    doubted: boolean('doubted').notNull().default(false),
    /** How often the supplier was asked under this reference, look-ups included. */
    asks: integer('asks').notNull().default(0),
    /** Once something was sent, only a look-up may follow, until the supplier has surely not accepted it. */
    nextStep: text('next_step', { enum: ['order', 'look-up'] })
      .notNull()
      .default('order'),
    nextAskAt: at('next_ask_at'),
    /** Before this moment it must be settled or frozen: later the supplier may have forgotten our reference. */
    settleBefore: at('settle_before'),
    createdAt: at('created_at').notNull(),
    settledAt: at('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('fulfilments_attempt').on(t.tenantId, t.orderLineId, t.unit, t.attempt),
    foreignKey({
      columns: [t.tenantId, t.orderLineId],
      foreignColumns: [orderLines.tenantId, orderLines.id],
      name: 'fulfilments_line_fk',
    }),
    index('fulfilments_open')
      .on(t.tenantId, t.nextAskAt)
      .where(sql`outcome in ('asking', 'unknown', 'frozen')`),
    index('fulfilments_reference')
      .on(t.tenantId, t.supplierReference)
      .where(sql`supplier_reference is not null`),
    /** One attempt at a time for a unit. */
    uniqueIndex('fulfilments_one_open')
      .on(t.tenantId, t.orderLineId, t.unit)
      .where(sql`outcome in ('asking', 'unknown', 'frozen')`),
    tenantRows(),
  ],
);

/** A member who asked to be told when a value that was sold out can be had again. Told once, it is over. */
export const stockWaits = pgTable(
  'stock_waits',
  {
    tenantId: tenantId(),
    memberId: text('member_id').notNull(),
    listingId: text('listing_id').notNull(),
    denomination: minorUnits('denomination').notNull(),
    askedAt: at('asked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.memberId, t.listingId, t.denomination] }),
    index('stock_waits_listing').on(t.tenantId, t.listingId, t.denomination),
    foreignKey({
      columns: [t.tenantId, t.memberId],
      foreignColumns: [members.tenantId, members.id],
      name: 'stock_waits_member',
    }),
    foreignKey({
      columns: [t.tenantId, t.listingId],
      foreignColumns: [listings.tenantId, listings.id],
      name: 'stock_waits_listing_fk',
    }),
    tenantRows(),
  ],
);

/** What somebody of the program team wrote beside an order. Members never see it, and it stays as it was written. */
export const orderNotes = pgTable(
  'order_notes',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    orderId: text('order_id').notNull(),
    body: text('body').notNull(),
    authorType: text('author_type', { enum: ['operator', 'api_key', 'system'] }).notNull(),
    authorId: text('author_id').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('order_notes_order').on(t.tenantId, t.orderId, t.id),
    foreignKey({
      columns: [t.tenantId, t.orderId],
      foreignColumns: [orders.tenantId, orders.id],
      name: 'order_notes_order_fk',
    }),
    check('order_notes_body', sql`char_length(body) between 1 and 2000`),
    tenantRows(),
  ],
);
