import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { at, minorUnits, tenantId, tenantRows } from '../columns.ts';
import { listings } from './catalog.ts';
import { members } from './identity.ts';
import { quotes } from './orders.ts';

/** What a member means to buy, on whatever device. Its revision counts every change of its lines. */
export const carts = pgTable(
  'carts',
  {
    tenantId: tenantId(),
    memberId: text('member_id').notNull(),
    revision: integer('revision').notNull(),
    /** The order made of this cart last, and the revision that it was made of. */
    orderId: text('order_id'),
    orderedRevision: integer('ordered_revision'),
    changedAt: at('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.memberId] }),
    foreignKey({
      columns: [t.tenantId, t.memberId],
      foreignColumns: [members.tenantId, members.id],
      name: 'carts_member',
    }),
    check('carts_ordered', sql`(order_id is null) = (ordered_revision is null)`),
    tenantRows(),
  ],
);

export const cartLines = pgTable(
  'cart_lines',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    memberId: text('member_id').notNull(),
    listingId: text('listing_id').notNull(),
    denomination: minorUnits('denomination').notNull(),
    quantity: integer('quantity').notNull(),
    /** The price of one that the member has seen, so that another one can be told; not what is charged. */
    seenPoints: minorUnits('seen_points').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('cart_lines_once').on(t.tenantId, t.memberId, t.listingId, t.denomination),
    foreignKey({
      columns: [t.tenantId, t.memberId],
      foreignColumns: [carts.tenantId, carts.memberId],
      name: 'cart_lines_cart',
    }),
    foreignKey({
      columns: [t.tenantId, t.listingId],
      foreignColumns: [listings.tenantId, listings.id],
      name: 'cart_lines_listing',
    }),
    check('cart_lines_quantity', sql`quantity between 1 and 100`),
    tenantRows(),
  ],
);

/** A quote of a cart: which revision it priced and which of its lines, so that exactly those leave when it is placed. */
export const cartQuotes = pgTable(
  'cart_quotes',
  {
    tenantId: tenantId(),
    quoteId: text('quote_id').notNull(),
    memberId: text('member_id').notNull(),
    revision: integer('revision').notNull(),
    lineIds: text('line_ids').array().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.quoteId] }),
    foreignKey({
      columns: [t.tenantId, t.quoteId],
      foreignColumns: [quotes.tenantId, quotes.id],
      name: 'cart_quotes_quote',
    }),
    foreignKey({
      columns: [t.tenantId, t.memberId],
      foreignColumns: [carts.tenantId, carts.memberId],
      name: 'cart_quotes_cart',
    }),
    tenantRows(),
  ],
);
