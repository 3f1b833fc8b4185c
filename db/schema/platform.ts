import { bigint, boolean, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, bytes } from '../columns.ts';

/** What was done to the installation and over its tenants, by whom. Append-only; no tenant reads it. */
export const platformAudit = pgTable(
  'platform_audit',
  {
    id: text('id').primaryKey(),
    verb: text('verb').notNull(),
    actorId: text('actor_id').notNull(),
    objectId: text('object_id'),
    detail: jsonb('detail').notNull(),
    requestId: text('request_id').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [index('platform_audit_object').on(t.objectId, t.id)],
);

/** What a key was first used for at the installation's own verbs, and the answer that it got. */
export const platformCalls = pgTable(
  'platform_calls',
  {
    actorId: text('actor_id').notNull(),
    verb: text('verb').notNull(),
    key: text('key').notNull(),
    bodyHash: bytes('body_hash').notNull(),
    response: jsonb('response'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.actorId, t.verb, t.key] })],
);

/** Who runs the installation. They are nobody in any tenant. */
export const platformOperators = pgTable('platform_operators', {
  id: text('id').primaryKey(),
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  status: text('status', { enum: ['active', 'disabled'] })
    .notNull()
    .default('active'),
  passwordHash: text('password_hash'),
  /** The secret of the authenticator, sealed under a key that follows from the master key. */
  factor: bytes('factor'),
  /** Since when codes of it are asked for; until then it is only being set up. */
  factorSince: at('factor_since'),
  /** The last step of thirty seconds whose code was accepted: a code counts once. */
  factorStep: bigint('factor_step', { mode: 'number' }),
  createdAt: at('created_at').notNull(),
});

/** Their signed-in devices; without the second factor one is no more than half signed in. */
export const platformSessions = pgTable(
  'platform_sessions',
  {
    id: text('id').primaryKey(),
    operatorId: text('operator_id')
      .notNull()
      .references(() => platformOperators.id),
    secretHash: bytes('secret_hash').notNull(),
    userAgent: text('user_agent'),
    factorGiven: boolean('factor_given').notNull().default(false),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    endedAt: at('ended_at'),
  },
  (t) => [index('platform_sessions_operator').on(t.operatorId)],
);

/** A way in that was mailed to one of them; it works once. */
export const platformLinks = pgTable('platform_links', {
  id: text('id').primaryKey(),
  operatorId: text('operator_id')
    .notNull()
    .references(() => platformOperators.id),
  tokenHash: bytes('token_hash').notNull(),
  createdAt: at('created_at').notNull(),
  expiresAt: at('expires_at').notNull(),
  usedAt: at('used_at'),
});
