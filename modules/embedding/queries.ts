import type { Ctx } from '#core/context.ts';
import type { Sql } from '#db/client.ts';
import type { Algorithm, EmbedKeyRow, EmbedSettings } from './schema.ts';

const OFF: EmbedSettings = { enabled: false, createMembers: false, origins: [] };

export async function selectSettings(sql: Sql, tenantId: string): Promise<EmbedSettings> {
  const [row] = await sql<EmbedSettings[]>`
    select enabled, create_members as "createMembers", origins from embed_settings where tenant_id = ${tenantId}`;
  return row ?? OFF;
}

export async function selectKeys({ sql, tenant, now }: Ctx): Promise<EmbedKeyRow[]> {
  const rows = await sql<(Omit<EmbedKeyRow, 'createdAt' | 'endsAt'> & { at: Date; ends: Date | null })[]>`
    select id as "embedKeyId", name, algorithm, created_at as at, ends_at as ends from embed_keys
     where tenant_id = ${tenant.id} and (ends_at is null or ends_at > ${now}) order by id desc limit 50`;
  return rows.map(({ at, ends, ...key }) => ({
    ...key,
    createdAt: at.toISOString(),
    endsAt: ends?.toISOString() ?? null,
  }));
}

export type SigningKey = {
  id: string;
  name: string;
  algorithm: Algorithm;
  sealed: Buffer;
  keyId: string;
};

/** A key that signs people in at this time. */
export async function selectLiveKey({ sql, tenant, now }: Ctx, id: string): Promise<SigningKey | null> {
  const [row] = await sql<SigningKey[]>`
    select id, name, algorithm, sealed, key_id as "keyId" from embed_keys
     where tenant_id = ${tenant.id} and id = ${id} and (ends_at is null or ends_at > ${now})`;
  return row ?? null;
}
