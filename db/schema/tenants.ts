import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  unique,
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
    timeZone: text('time_zone').notNull(),
    /** { accent, font, shape, logo } */
    theme: jsonb('theme').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
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

/** Which host names serve which tenant. Global: it is what finds the tenant. */
export const tenantHosts = pgTable(
  'tenant_hosts',
  {
    host: text('host').primaryKey(),
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenants.id),
  },
  (t) => [index('tenant_hosts_tenant').on(t.tenantId)],
);

/** Data keys, wrapped by the master key. `purpose` separates codes, fingerprints and link tokens. */
export const tenantKeys = pgTable(
  'tenant_keys',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    purpose: text('purpose', { enum: ['seal', 'fingerprint', 'link'] }).notNull(),
    wrapped: bytes('wrapped').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id], name: 'tenant_keys_tenant' }),
    tenantRows(),
  ],
);
