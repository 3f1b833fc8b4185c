import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import { at, minorUnits, tenantId, tenantRows } from '../columns.ts';
import { members } from './identity.ts';
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
    /** From when on it is in force; of several the one that began last. */
    startsAt: at('starts_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('point_rates_in_force').on(t.tenantId, t.currency, t.startsAt, t.id),
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
    index('point_grants_created').on(t.tenantId, t.createdAt),
    index('point_grants_member').on(t.tenantId, t.memberId, t.id),
    foreignKey({
      columns: [t.tenantId, t.transferId],
      foreignColumns: [transfers.tenantId, transfers.id],
      name: 'point_grants_transfer',
    }),
    tenantRows(),
  ],
);

/** Who is given points by a run, written down when it starts: each of them once. */
export const pointRunMembers = pgTable(
  'point_run_members',
  {
    tenantId: tenantId(),
    runId: text('run_id').notNull(),
    memberId: text('member_id').notNull(),
    /** The grant that this member got out of it. */
    grantId: text('grant_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.runId, t.memberId] }),
    foreignKey({
      columns: [t.tenantId, t.memberId],
      foreignColumns: [members.tenantId, members.id],
      name: 'point_run_members_member',
    }),
    foreignKey({
      columns: [t.tenantId, t.grantId],
      foreignColumns: [pointGrants.tenantId, pointGrants.id],
      name: 'point_run_members_grant',
    }),
    tenantRows(),
  ],
);

/** How long a tenant's points live, and who may pass them on. Without a row they live for ever and stay where they are. */
export const pointsPolicies = pgTable(
  'points_policies',
  {
    tenantId: tenantId(),
    expiry: text('expiry', { enum: ['never', 'months', 'day'] }).notNull(),
    /** They end with the last moment of the day, so many months after they were given. */
    months: smallint('months'),
    /** They end with the last moment of this day, the first one after they were given. */
    endMonth: smallint('end_month'),
    endDay: smallint('end_day'),
    warnDays: smallint('warn_days').array().notNull(),
    refundedLotsLiveAtLeastDays: smallint('refunded_lots_live_at_least_days').notNull(),
    membersMayTransfer: boolean('members_may_transfer').notNull().default(false),
    changedAt: at('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId] }),
    check(
      'points_policies_expiry',
      sql`(expiry = 'months') = (months is not null) and (expiry = 'day') = (end_month is not null)
          and (expiry = 'day') = (end_day is not null) and months between 1 and 120
          and make_date(2001, coalesce(end_month, 1), coalesce(end_day, 1)) is not null`,
    ),
    check('points_policies_refunded', sql`refunded_lots_live_at_least_days between 0 and 365`),
    tenantRows(),
  ],
);

/** That the owner of a wallet was warned of points that end, so many days before. */
export const expiryWarnings = pgTable(
  'expiry_warnings',
  {
    tenantId: tenantId(),
    accountId: text('account_id').notNull(),
    expiresAt: at('expires_at').notNull(),
    days: integer('days').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.accountId, t.expiresAt, t.days] }), tenantRows()],
);
