import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { at, bytes, minorUnits, tenantId, tenantRows } from '../columns.ts';
import { budgets } from './budgets.ts';
import { members } from './identity.ts';
import { orders } from './orders.ts';

/**
 * One thing granted to one recipient. What it may cost lies in the ledger's account `reward:<id>:PTS` from the grant on,
 * so that an open reward is always backed.
 */
export const rewards = pgTable(
  'rewards',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    kind: text('kind', { enum: ['points', 'product', 'choice'] }).notNull(),
    state: text('state', {
      enum: ['granted', 'delivered', 'opened', 'claimed', 'cancelled', 'expired'],
    }).notNull(),
    /** Null when the address belonged to no active member at the grant. */
    memberId: text('member_id'),
    email: text('email').notNull(),
    name: text('name'),
    sender: text('sender').notNull(),
    message: text('message').notNull(),
    /** Points, the product's denomination, or the most that a choice may be worth; minor units of `currency`. */
    value: minorUnits('value').notNull(),
    currency: text('currency').notNull(),
    productId: text('product_id'),
    /** The products of a choice; null for every listed one. */
    productIds: text('product_ids').array(),
    country: text('country'),
    /** Who pays; null for the program. */
    budgetId: text('budget_id'),
    /** Points that were set aside for it at the grant. */
    reserved: minorUnits('reserved').notNull(),
    /** The rate and the highest terms of a price at the grant, which its prices follow; null where points are given. */
    ratePoints: minorUnits('rate_points'),
    rateMinorUnits: minorUnits('rate_minor_units'),
    markupBasisPoints: integer('markup_basis_points').notNull(),
    markupPoints: integer('markup_points').notNull().default(0),
    roundTo: integer('round_to').notNull().default(1),
    delivery: text('delivery', { enum: ['email', 'link'] }).notNull(),
    /** Finds it by its link; the link itself is sealed, for the letter. */
    tokenHash: bytes('token_hash').notNull(),
    sealed: bytes('sealed').notNull(),
    keyId: text('key_id').notNull(),
    expiresAt: at('expires_at').notNull(),
    remindedAt: at('reminded_at'),
    /** What it was claimed for; null while it can be claimed, and where points were given. */
    orderId: text('order_id'),
    /** Of the browser that claimed it by its link. */
    claimerHash: bytes('claimer_hash'),
    /** How often it was claimed: an order that comes to nothing makes it claimable again. */
    claims: smallint('claims').notNull().default(0),
    /** How often something of it went back to who pays. */
    returns: smallint('returns').notNull().default(0),
    /** When nothing of it was left to pay or to return; null until then. */
    settledAt: at('settled_at'),
    createdAt: at('created_at').notNull(),
    changedAt: at('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.memberId],
      foreignColumns: [members.tenantId, members.id],
      name: 'rewards_member',
    }),
    foreignKey({
      columns: [t.tenantId, t.budgetId],
      foreignColumns: [budgets.tenantId, budgets.id],
      name: 'rewards_budget',
    }),
    foreignKey({
      columns: [t.tenantId, t.orderId],
      foreignColumns: [orders.tenantId, orders.id],
      name: 'rewards_order_fk',
    }),
    uniqueIndex('rewards_token').on(t.tenantId, t.tokenHash),
    index('rewards_email').on(t.tenantId, t.email.op('text_pattern_ops'), t.id),
    uniqueIndex('rewards_order').on(t.tenantId, t.orderId).where(sql`order_id is not null`),
    index('rewards_inbox').on(t.tenantId, t.memberId, t.id).where(sql`member_id is not null`),
    index('rewards_due').on(t.tenantId, t.expiresAt).where(sql`state in ('granted', 'delivered', 'opened')`),
    index('rewards_unsettled')
      .on(t.tenantId, t.changedAt)
      .where(sql`state = 'claimed' and settled_at is null`),
    check('rewards_value', sql`value >= 1 and reserved >= 1 and markup_basis_points >= 0`),
    check(
      'rewards_kind',
      sql`(kind = 'product') = (product_id is not null) and (kind = 'choice' or product_ids is null)
          and (kind <> 'points' or member_id is not null)`,
    ),
    check('rewards_rate', sql`(rate_points is null) = (rate_minor_units is null)`),
    check('rewards_order_of_claim', sql`order_id is null or state = 'claimed'`),
    tenantRows(),
  ],
);
