import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { at, bytes, tenantId, tenantRows } from '../columns.ts';

export const members = pgTable(
  'members',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    country: text('country').notNull(),
    locale: text('locale').notNull(),
    /** Null: as the program. */
    timeZone: text('time_zone'),
    costCentre: text('cost_centre'),
    managerId: text('manager_id'),
    /** When somebody began to work here, where a file of people said so. */
    joinedOn: date('joined_on'),
    status: text('status', { enum: ['active', 'disabled'] })
      .notNull()
      .default('active'),
    passwordHash: text('password_hash'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('members_email').on(t.tenantId, t.email),
    index('members_name').on(t.tenantId, t.name, t.id),
    foreignKey({
      columns: [t.tenantId, t.managerId],
      foreignColumns: [t.tenantId, t.id],
      name: 'members_manager',
    }),
    tenantRows(),
  ],
);

export const operators = pgTable(
  'operators',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    status: text('status', { enum: ['active', 'disabled'] })
      .notNull()
      .default('active'),
    passwordHash: text('password_hash'),
    /** Somebody who runs the installation, as whom they act here under a grant; disabled, so that nothing else lets them in. */
    guestOf: text('guest_of'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('operators_guest').on(t.tenantId, t.guestOf),
    check(
      'operators_guests_disabled',
      sql`guest_of is null or (status = 'disabled' and password_hash is null)`,
    ),
    unique('operators_email').on(t.tenantId, t.email),
    tenantRows(),
  ],
);

export const roles = pgTable(
  'roles',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    permissions: text('permissions').array().notNull(),
    /** Counts edits, so that nobody writes over what another one just saved. */
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('roles_name').on(t.tenantId, t.name),
    tenantRows(),
  ],
);

export const operatorRoles = pgTable(
  'operator_roles',
  {
    tenantId: tenantId(),
    operatorId: text('operator_id').notNull(),
    roleId: text('role_id').notNull(),
    /** Null: everywhere. Else what the role gives concerns members of these cost centres alone. */
    costCentres: text('cost_centres').array(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.operatorId, t.roleId] }),
    foreignKey({
      columns: [t.tenantId, t.operatorId],
      foreignColumns: [operators.tenantId, operators.id],
      name: 'operator_roles_operator',
    }),
    foreignKey({
      columns: [t.tenantId, t.roleId],
      foreignColumns: [roles.tenantId, roles.id],
      name: 'operator_roles_role',
    }),
    tenantRows(),
  ],
);

/** Signed-in devices. The cookie only names the row; ending the row ends the session at once. */
export const sessions = pgTable(
  'sessions',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    kind: text('kind', { enum: ['member', 'operator'] }).notNull(),
    subjectId: text('subject_id').notNull(),
    secretHash: bytes('secret_hash').notNull(),
    userAgent: text('user_agent'),
    /** A frame's session is no cookie's, and a cookie's no frame's; nor is a guest's or a looker's anybody's own. */
    source: text('source', { enum: ['sign_in', 'embed', 'access', 'sight'] })
      .notNull()
      .default('sign_in'),
    /** The operator who looks as this member does, of whom alone the session then is. */
    seenBy: text('seen_by'),
    /** Opened by a letter to their address, so that it is theirs wherever it stands. */
    provenEmail: boolean('proven_email').notNull().default(false),
    createdAt: at('created_at').notNull(),
    /** When it was last used, give or take a quarter of an hour. */
    seenAt: at('seen_at'),
    expiresAt: at('expires_at').notNull(),
    endedAt: at('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('sessions_subject').on(t.tenantId, t.subjectId),
    check('sessions_sights', sql`(source = 'sight') = (seen_by is not null)`),
    tenantRows(),
  ],
);

export const magicLinks = pgTable(
  'magic_links',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    kind: text('kind', { enum: ['member', 'operator'] }).notNull(),
    subjectId: text('subject_id').notNull(),
    tokenHash: bytes('token_hash').notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), tenantRows()],
);

/** Shown once, stored as SHA-256 of 256 random bits. After a rotation the secret before it works until its end. */
export const apiKeys = pgTable(
  'api_keys',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    secretHash: bytes('secret_hash').notNull(),
    lastFour: text('last_four').notNull(),
    scopes: text('scopes').array().notNull(),
    createdAt: at('created_at').notNull(),
    revokedAt: at('revoked_at'),
    /** From where it may be used, as CIDR; empty for anywhere. */
    networks: text('networks').array().notNull().default(sql`'{}'`),
    expiresAt: at('expires_at'),
    previousHash: bytes('previous_hash'),
    previousUntil: at('previous_until'),
    rotatedAt: at('rotated_at'),
    /** Give or take a quarter of an hour. */
    lastUsedAt: at('last_used_at'),
    lastUsedFrom: text('last_used_from'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('api_keys_secret').on(t.tenantId, t.secretHash),
    unique('api_keys_previous').on(t.tenantId, t.previousHash),
    check('api_keys_networks', sql`cardinality(networks) <= 20`),
    check('api_keys_overlap', sql`(previous_hash is null) = (previous_until is null)`),
    tenantRows(),
  ],
);

/** A group of members by what they are: a country, a cost centre, a manager, a day they began. */
export const segments = pgTable(
  'segments',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    rule: jsonb('rule').notNull(),
    /** Counts edits, so that nobody writes over what another one just saved. */
    version: integer('version').notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('segments_name').on(t.tenantId, t.name),
    tenantRows(),
  ],
);
