import { sql } from 'drizzle-orm';
import {
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
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { at, bytes, tenantId, tenantRows } from '../columns.ts';

/** One client's program. Readable before a tenant is known (hosts resolve to it); writable only as itself. */
export const tenants = pgTable(
  'tenants',
  {
    id: text('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    mode: text('mode', { enum: ['live', 'sandbox'] }).notNull(),
    sandboxOf: text('sandbox_of'),
    status: text('status', { enum: ['active', 'suspended'] })
      .notNull()
      .default('active'),
    currency: text('currency').notNull(),
    locale: text('locale').notNull(),
    /** What its people may choose from, in the order in which they are shown. */
    languages: text('languages').array().notNull().default(sql`'{en,es,fr,de,pt,hi,ar,ja}'`),
    timeZone: text('time_zone').notNull(),
    /** { accent, font, shape, logo } */
    theme: jsonb('theme').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    /** What the installation allows it at most; null for as much as it likes. */
    maxMembers: integer('max_members'),
    maxOrdersADay: integer('max_orders_a_day'),
    maxCallsAMinute: integer('max_calls_a_minute'),
  },
  (t) => [
    check(
      'tenants_limits',
      sql`coalesce(max_members, 1) > 0 and coalesce(max_orders_a_day, 1) > 0 and coalesce(max_calls_a_minute, 1) > 0`,
    ),
    foreignKey({ columns: [t.sandboxOf], foreignColumns: [t.id], name: 'tenants_sandbox_of' }),
    unique('tenants_mode').on(t.id, t.mode),
    check('tenants_sandbox_has_twin', sql`(mode = 'sandbox') = (sandbox_of is not null)`),
    pgPolicy('tenants_read', { for: 'select', to: 'public', using: sql`true` }),
    pgPolicy('tenants_write', {
      for: 'update',
      to: 'public',
      using: sql`id = current_setting('damson.tenant', true)`,
      withCheck: sql`id = current_setting('damson.tenant', true)`,
    }),
  ],
);

/** Which host names serve which tenant. Global: it is what finds the tenant; a tenant writes its own alone. */
export const tenantHosts = pgTable(
  'tenant_hosts',
  {
    host: text('host').primaryKey(),
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenants.id),
    /** Links in letters name the host that was made the primary one last; without one, the first by name. */
    primarySince: at('primary_since'),
    addedAt: at('added_at').notNull().defaultNow(),
  },
  (t) => [
    index('tenant_hosts_tenant').on(t.tenantId),
    pgPolicy('tenant_hosts_read', { for: 'select', to: 'public', using: sql`true` }),
    pgPolicy('tenant_hosts_write', {
      for: 'all',
      to: 'public',
      using: sql`tenant_id = current_setting('damson.tenant', true)`,
      withCheck: sql`tenant_id = current_setting('damson.tenant', true)`,
    }),
  ],
);

/** A host that a tenant wants and has not proven yet: the token has to stand in its DNS. */
export const hostClaims = pgTable(
  'host_claims',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    host: text('host').notNull(),
    /** Public: whoever can put it into the DNS of the host may have the host. */
    token: text('token').notNull(),
    createdAt: at('created_at').notNull(),
    checkedAt: at('checked_at'),
    /** What the last look found instead of the token. */
    found: text('found', { enum: ['nothing', 'another', 'no_answer'] }),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('host_claims_host').on(t.tenantId, t.host),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: 'host_claims_tenant' }),
    check('host_claims_found', sql`found in ('nothing', 'another', 'no_answer')`),
    tenantRows(),
  ],
);

/** Data keys, wrapped by the master key. `purpose` separates codes, fingerprints and link tokens. */
export const tenantKeys = pgTable(
  'tenant_keys',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    purpose: text('purpose', { enum: ['seal', 'fingerprint', 'link'] }).notNull(),
    wrapped: bytes('wrapped').notNull(),
    /** Which key service opens `wrapped`. */
    service: text('service', { enum: ['environment', 'http'] })
      .notNull()
      .default('environment'),
    createdAt: at('created_at').notNull().defaultNow(),
    /** Since when no row uses it. It stays, so that what a late process sealed can be opened too. */
    retiredAt: at('retired_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: 'tenant_keys_tenant' }),
    tenantRows(),
  ],
);

/** Logos made anew from what was uploaded, named by what they show. Not personal; shown to everybody. */
export const tenantLogos = pgTable(
  'tenant_logos',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** WebP for screens. */
    screen: bytes('screen').notNull(),
    /** PNG, larger, for icons and letters. */
    icon: bytes('icon').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: 'tenant_logos_tenant' }),
    check('tenant_logos_bounded', sql`octet_length(screen) <= 200000 and octet_length(icon) <= 2000000`),
    tenantRows(),
  ],
);

/** A change of the key that seals, and how far the rows were sealed anew. */
export const keyRotations = pgTable(
  'key_rotations',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** The new key. */
    keyId: text('key_id').notNull(),
    /** Where the walk stands: a table of modules/tenants/keys-sealed.ts, and the last row that it has seen. */
    place: text('place').notNull(),
    afterId: text('after_id').notNull().default(''),
    resealed: integer('resealed').notNull().default(0),
    createdAt: at('created_at').notNull(),
    finishedAt: at('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('key_rotations_open').on(t.tenantId).where(sql`finished_at is null`),
    foreignKey({
      columns: [t.tenantId, t.keyId],
      foreignColumns: [tenantKeys.tenantId, tenantKeys.id],
      name: 'key_rotations_key',
    }),
    tenantRows(),
  ],
);
