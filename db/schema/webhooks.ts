import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { at, bytes, tenantId, tenantRows } from '../columns.ts';
import { events } from './core.ts';

/** An address that is told of events. Its signing secrets, the present one and the one before, are sealed. */
export const webhookEndpoints = pgTable(
  'webhook_endpoints',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    url: text('url').notNull(),
    /** The types that it wants; none means all. */
    types: text('types').array().notNull(),
    state: text('state', { enum: ['active', 'paused', 'disabled'] }).notNull(),
    /** Why it is disabled. */
    reason: text('reason'),
    sealed: bytes('sealed').notNull(),
    keyId: text('key_id').notNull(),
    /** Requests under way at once; only 1 keeps an order. */
    atOnce: integer('at_once').notNull(),
    /** The first failure since the last success. */
    failingSince: at('failing_since'),
    createdAt: at('created_at').notNull(),
    removedAt: at('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('webhook_endpoints_url').on(t.tenantId, t.url).where(sql`removed_at is null`),
    check('webhook_endpoints_at_once', sql`at_once between 1 and 10`),
    check('webhook_endpoints_reason', sql`(state = 'disabled') = (reason is not null)`),
    tenantRows(),
  ],
);

/** What one endpoint is or was told of one event. The text itself follows from the event. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    endpointId: text('endpoint_id').notNull(),
    eventId: text('event_id').notNull(),
    eventType: text('event_type').notNull(),
    objectId: text('object_id').notNull(),
    sequence: integer('sequence').notNull(),
    state: text('state', { enum: ['waiting', 'sent', 'failed', 'dropped'] }).notNull(),
    attempts: integer('attempts').notNull(),
    /** Null while it waits for its first attempt: at once, whatever a clock says. */
    nextAttemptAt: at('next_attempt_at'),
    lastAttemptAt: at('last_attempt_at'),
    /** The receiver's status; null when it gave none. */
    lastStatus: integer('last_status'),
    tookMs: integer('took_ms'),
    /** The beginning of what the receiver said, or why there was no answer. */
    excerpt: text('excerpt'),
    createdAt: at('created_at').notNull(),
    position: bigserial('position', { mode: 'bigint' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('webhook_deliveries_event').on(t.tenantId, t.endpointId, t.eventId),
    foreignKey({
      columns: [t.tenantId, t.endpointId],
      foreignColumns: [webhookEndpoints.tenantId, webhookEndpoints.id],
      name: 'webhook_deliveries_endpoint',
    }),
    foreignKey({
      columns: [t.tenantId, t.eventId],
      foreignColumns: [events.tenantId, events.id],
      name: 'webhook_deliveries_event_fk',
    }),
    index('webhook_deliveries_list').on(t.tenantId, t.endpointId, t.position),
    index('webhook_deliveries_waiting')
      .on(t.tenantId, t.endpointId, t.position)
      .where(sql`state = 'waiting'`),
    index('webhook_deliveries_due')
      .on(t.tenantId, t.endpointId, t.nextAttemptAt.nullsFirst())
      .where(sql`state = 'waiting'`),
    index('webhook_deliveries_old').on(t.tenantId, t.createdAt),
    check('webhook_deliveries_next', sql`state = 'waiting' or next_attempt_at is null`),
    check('webhook_deliveries_excerpt', sql`length(excerpt) <= 1000`),
    tenantRows(),
  ],
);

/** The endpoints that have something to send, and who has the turn. Global, so that one worker serves all tenants. */
export const webhookQueue = pgTable(
  'webhook_queue',
  {
    tenantId: tenantId(),
    endpointId: text('endpoint_id').notNull(),
    /** When its next delivery is due; null is at once. */
    dueAt: at('due_at'),
    /** Since when it waits for a turn, by the database's clock: the longest waiting goes first. */
    queuedAt: at('queued_at').notNull().defaultNow(),
    /** Its last turn failed or was slow, so that it may only use the slots set aside for such. */
    troubled: boolean('troubled').notNull().default(false),
    /** The turn that has it, and until when by the database's clock. */
    turn: text('turn'),
    turnUntil: at('turn_until'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.endpointId] }),
    check('webhook_queue_turn', sql`(turn is null) = (turn_until is null)`),
  ],
);
