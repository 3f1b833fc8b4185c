import {
  bigint,
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { at, bytes, tenantId, tenantRows } from '../columns.ts';

/** What a key was first used for, and the answer it got. Money-moving keys are kept for ever. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    tenantId: tenantId(),
    credential: text('credential').notNull(),
    route: text('route').notNull(),
    key: text('key').notNull(),
    bodyHash: bytes('body_hash').notNull(),
    response: jsonb('response'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.credential, t.route, t.key] }), tenantRows()],
);

/** Facts, in order for each object. Timelines, webhooks and notifications all read these. */
export const events = pgTable(
  'events',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    type: text('type').notNull(),
    objectType: text('object_type').notNull(),
    objectId: text('object_id').notNull(),
    sequence: integer('sequence').notNull(),
    actorType: text('actor_type').notNull(),
    actorId: text('actor_id').notNull(),
    requestId: text('request_id').notNull(),
    data: jsonb('data').notNull(),
    createdAt: at('created_at').notNull(),
    position: bigserial('position', { mode: 'bigint' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('events_object_sequence').on(t.tenantId, t.objectId, t.sequence),
    index('events_position').using('brin', t.position),
    tenantRows(),
  ],
);

/** Events that nobody has reacted to yet: ids only. Global, so that one worker serves all tenants. */
export const outbox = pgTable('outbox', {
  id: bigserial('id', { mode: 'bigint' }).primaryKey(),
  tenantId: text('tenant_id').notNull(),
  eventId: text('event_id').notNull(),
});

/** Who did what to what. Append-only: the app's role may insert and select. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    verb: text('verb').notNull(),
    actorType: text('actor_type').notNull(),
    actorId: text('actor_id').notNull(),
    objectId: text('object_id'),
    detail: jsonb('detail').notNull(),
    requestId: text('request_id').notNull(),
    createdAt: at('created_at').notNull(),
    position: bigserial('position', { mode: 'bigint' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('audit_entries_object').on(t.tenantId, t.objectId),
    index('audit_entries_position').using('brin', t.position),
    tenantRows(),
  ],
);

/** Shared fixed-window counters. Global: a key is a hash of tenant and purpose. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text('key').notNull(),
    windowStart: at('window_start').notNull(),
    used: bigint('used', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.windowStart] })],
);

/** When a worker was last heard of. Its jobs go to others once it has been silent for too long. */
export const workerLeases = pgTable('worker_leases', {
  workerId: text('worker_id').primaryKey(),
  seenAt: at('seen_at').notNull(),
});
