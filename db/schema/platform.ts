import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
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
