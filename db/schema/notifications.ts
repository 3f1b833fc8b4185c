import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { at, bytes, tenantId, tenantRows } from '../columns.ts';
import { members, sessions } from './identity.ts';

/** A device that a member wants push on. Its address and keys are sealed; the mark finds them again. */
export const pushDevices = pgTable(
  'push_devices',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    memberId: text('member_id').notNull(),
    /** The session that asked for it: with it ends the push. */
    sessionId: text('session_id').notNull(),
    /** Keyed HMAC of the address. */
    mark: bytes('mark').notNull(),
    sealed: bytes('sealed').notNull(),
    keyId: text('key_id').notNull(),
    userAgent: text('user_agent'),
    createdAt: at('created_at').notNull(),
    lastSentAt: at('last_sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('push_devices_mark').on(t.tenantId, t.mark),
    foreignKey({
      columns: [t.tenantId, t.memberId],
      foreignColumns: [members.tenantId, members.id],
      name: 'push_devices_member',
    }),
    foreignKey({
      columns: [t.tenantId, t.sessionId],
      foreignColumns: [sessions.tenantId, sessions.id],
      name: 'push_devices_session',
    }),
    index('push_devices_list').on(t.tenantId, t.memberId, t.id),
    check('push_devices_user_agent', sql`length(user_agent) <= 300`),
    tenantRows(),
  ],
);

/** What a member does not want to be told of and by which way, and when their devices stay quiet. */
export const notificationPreferences = pgTable(
  'notification_preferences',
  {
    tenantId: tenantId(),
    memberId: text('member_id').notNull(),
    /** `kind:channel`; what is not here is wanted. */
    muted: text('muted').array().notNull(),
    /** Minutes of the day in the time zone; none is never quiet. */
    quietFrom: integer('quiet_from'),
    quietUntil: integer('quiet_until'),
    timeZone: text('time_zone').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.memberId] }),
    foreignKey({
      columns: [t.tenantId, t.memberId],
      foreignColumns: [members.tenantId, members.id],
      name: 'notification_preferences_member',
    }),
    check('notification_preferences_muted', sql`cardinality(muted) <= 16`),
    check(
      'notification_preferences_quiet',
      sql`(quiet_from is null) = (quiet_until is null) and quiet_from between 0 and 1439 and quiet_until between 0 and 1439`,
    ),
    tenantRows(),
  ],
);
