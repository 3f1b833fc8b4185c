import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, bytes, tenantId, tenantRows } from '../columns.ts';

/** Whether and where a tenant's microsite may be shown in a frame. */
export const embedSettings = pgTable(
  'embed_settings',
  {
    tenantId: tenantId(),
    enabled: boolean('enabled').notNull(),
    /** Whether somebody whom a token names and nobody knows becomes a member. */
    createMembers: boolean('create_members').notNull(),
    /** Exact origins; each of them goes into `frame-ancestors`. */
    origins: text('origins').array().notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId] }),
    check('embed_settings_origins', sql`cardinality(origins) <= 50`),
    tenantRows(),
  ],
);

/** What a portal signs with. `sealed` is the shared secret, or the public half of the portal's own pair. */
export const embedKeys = pgTable(
  'embed_keys',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    algorithm: text('algorithm', { enum: ['HS256', 'ES256', 'EdDSA'] }).notNull(),
    sealed: bytes('sealed').notNull(),
    keyId: text('key_id').notNull(),
    createdAt: at('created_at').notNull(),
    /** From when on it signs nobody in any more; set when another one takes its place. */
    endsAt: at('ends_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), tenantRows()],
);

/** Tokens that were used, for as long as they could be used again. */
export const embedTokens = pgTable(
  'embed_tokens',
  {
    tenantId: tenantId(),
    embedKeyId: text('embed_key_id').notNull(),
    /** Of the token's `jti`. */
    idHash: bytes('id_hash').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.embedKeyId, t.idHash] }),
    index('embed_tokens_expiry').on(t.tenantId, t.expiresAt),
    foreignKey({
      columns: [t.tenantId, t.embedKeyId],
      foreignColumns: [embedKeys.tenantId, embedKeys.id],
      name: 'embed_tokens_key',
    }),
    tenantRows(),
  ],
);
