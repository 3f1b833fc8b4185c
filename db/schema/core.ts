import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { at, bytes, minorUnits, tenantId, tenantRows } from '../columns.ts';
import { operators } from './identity.ts';

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
    // What the console asks the log by, newest first.
    index('audit_entries_verb').on(t.tenantId, t.verb, t.id),
    index('audit_entries_actor').on(t.tenantId, t.actorId, t.id),
    index('audit_entries_request').on(t.tenantId, t.requestId),
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

/**
 * An act that waits for a second person, or what that person decided. What was asked is never changed; the table itself
 * refuses a decider who asked, who could not have decided when it was asked, or who came too late.
 */
export const approvals = pgTable(
  'approvals',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    verb: text('verb').notNull(),
    permission: text('permission').notNull(),
    input: jsonb('input').notNull(),
    /** What the input meant when it was asked, e.g. how many points a refund gives back. */
    facts: jsonb('facts').notNull(),
    /** Of verb, input and facts: what the decider saw, and what runs. */
    fingerprint: bytes('fingerprint').notNull(),
    reason: text('reason').notNull(),
    requesterType: text('requester_type', { enum: ['operator', 'api_key'] }).notNull(),
    requesterId: text('requester_id').notNull(),
    /** The operator who asked, or who made the API key that asked. */
    requesterPersonId: text('requester_person_id').notNull(),
    /** Whoever else could have decided at that moment. */
    eligible: text('eligible').array().notNull(),
    requestId: text('request_id').notNull(),
    state: text('state', { enum: ['waiting', 'approved', 'rejected', 'withdrawn'] }).notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    decidedAt: at('decided_at'),
    deciderId: text('decider_id'),
    decisionNote: text('decision_note'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('approvals_state').on(t.tenantId, t.state, t.id),
    foreignKey({
      columns: [t.tenantId, t.requesterPersonId],
      foreignColumns: [operators.tenantId, operators.id],
      name: 'approvals_requester',
    }),
    foreignKey({
      columns: [t.tenantId, t.deciderId],
      foreignColumns: [operators.tenantId, operators.id],
      name: 'approvals_decider',
    }),
    check(
      'approvals_two_people',
      sql`state in ('waiting', 'withdrawn') or (decider_id <> requester_person_id and decider_id = any(eligible))`,
    ),
    check('approvals_in_time', sql`state <> 'approved' or decided_at < expires_at`),
    check(
      'approvals_decided',
      sql`(state = 'waiting') = (decided_at is null) and (state = 'waiting') = (decider_id is null)`,
    ),
    check('approvals_withdrawn_by_requester', sql`state <> 'withdrawn' or decider_id = requester_person_id`),
    check('approvals_states', sql`state in ('waiting', 'approved', 'rejected', 'withdrawn')`),
    tenantRows(),
    pgPolicy('decided_once', {
      as: 'restrictive',
      for: 'update',
      using: sql`state = 'waiting'`,
      withCheck: sql`true`,
    }),
  ],
);

/** From how many points on an act needs two people; null for always, no row for never. */
export const approvalRules = pgTable(
  'approval_rules',
  {
    tenantId: tenantId(),
    verb: text('verb').notNull(),
    threshold: minorUnits('threshold'),
    changedAt: at('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.verb] }),
    check('approval_rules_threshold', sql`threshold >= 0`),
    tenantRows(),
  ],
);
