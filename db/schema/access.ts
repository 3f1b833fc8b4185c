import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { at, bytes, tenantId, tenantRows } from '../columns.ts';
import { operators } from './identity.ts';

/**
 * Access to this program that somebody who runs the installation asked for, and what its people said. It is the tenant's
 * own row: they see it, decide it, and may end it at once.
 */
export const accessGrants = pgTable(
  'access_grants',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** Who asked, and as whom they act here. */
    platformOperatorId: text('platform_operator_id').notNull(),
    operatorId: text('operator_id').notNull(),
    /** To look and change nothing, or to help. What was granted may be less than what was asked. */
    level: text('level', { enum: ['look', 'help'] }).notNull(),
    reason: text('reason').notNull(),
    askedAt: at('asked_at').notNull(),
    minutes: integer('minutes').notNull(),
    state: text('state', { enum: ['asked', 'granted', 'refused'] }).notNull(),
    decidedAt: at('decided_at'),
    deciderId: text('decider_id'),
    expiresAt: at('expires_at'),
    endedAt: at('ended_at'),
    /** Whoever ended it before its time, of either side. */
    endedBy: text('ended_by'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('access_grants_open').on(t.tenantId, t.state, t.expiresAt),
    foreignKey({
      columns: [t.tenantId, t.operatorId],
      foreignColumns: [operators.tenantId, operators.id],
      name: 'access_grants_operator',
    }),
    check('access_grants_levels', sql`level in ('look', 'help')`),
    check('access_grants_states', sql`state in ('asked', 'granted', 'refused')`),
    check(
      'access_grants_decided',
      sql`(state = 'asked') = (decided_at is null) and (state = 'asked') = (decider_id is null)`,
    ),
    check('access_grants_timed', sql`(state = 'granted') = (expires_at is not null)`),
    check(
      'access_grants_short',
      sql`minutes between 1 and 480 and expires_at <= decided_at + interval '8 hours'`,
    ),
    check('access_grants_ended', sql`(ended_at is null) = (ended_by is null)`),
    tenantRows(),
  ],
);

/** A way into this tenant's console for a browser that proved itself elsewhere: once, within a minute, and for it alone. */
export const handOvers = pgTable(
  'hand_overs',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** An operator of this tenant, or a grant of access. */
    subjectId: text('subject_id').notNull(),
    tokenHash: bytes('token_hash').notNull(),
    /** Of what only the browser that asked holds. */
    browserHash: bytes('browser_hash').notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('hand_overs_token').on(t.tenantId, t.tokenHash),
    tenantRows(),
  ],
);
