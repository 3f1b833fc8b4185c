import type { Ctx } from '#core/context.ts';
import type { SigningKey } from './queries.ts';
import type { EmbedSettings } from './schema.ts';

export async function saveSettings({ sql, tenant, now }: Ctx, s: EmbedSettings): Promise<void> {
  await sql`
    insert into embed_settings (tenant_id, enabled, create_members, origins, updated_at)
    values (${tenant.id}, ${s.enabled}, ${s.createMembers}, ${s.origins}::text[], ${now})
    on conflict (tenant_id) do update
       set enabled = excluded.enabled, create_members = excluded.create_members, origins = excluded.origins,
           updated_at = excluded.updated_at`;
}

export async function insertKey({ sql, tenant, now }: Ctx, k: SigningKey): Promise<void> {
  await sql`
    insert into embed_keys (tenant_id, id, name, algorithm, sealed, key_id, created_at)
    values (${tenant.id}, ${k.id}, ${k.name}, ${k.algorithm}, ${k.sealed}, ${k.keyId}, ${now})`;
}

/** Ends a key at a time, unless it ends earlier; false when there is none that lives. */
export async function endKey({ sql, tenant, now }: Ctx, id: string, endsAt: Date): Promise<boolean> {
  const rows = await sql`
    update embed_keys set ends_at = least(ends_at, ${endsAt}::timestamptz)
     where tenant_id = ${tenant.id} and id = ${id} and (ends_at is null or ends_at > ${now}) returning 1`;
  return rows.length === 1;
}

/** Uses a token up; of many at once exactly one gets through. */
export async function spendToken(
  { sql, tenant }: Ctx,
  t: { embedKeyId: string; idHash: Buffer; expiresAt: Date },
): Promise<boolean> {
  const rows = await sql`
    insert into embed_tokens (tenant_id, embed_key_id, id_hash, expires_at)
    values (${tenant.id}, ${t.embedKeyId}, ${t.idHash}, ${t.expiresAt})
    on conflict do nothing returning 1`;
  return rows.length === 1;
}

/** Forgets tokens that could not be used any more; answers how many. */
export async function deleteSpentTokens({ sql, tenant, now }: Ctx, limit: number): Promise<number> {
  const rows = await sql`
    delete from embed_tokens
     where tenant_id = ${tenant.id} and (embed_key_id, id_hash) in
           (select embed_key_id, id_hash from embed_tokens
             where tenant_id = ${tenant.id} and expires_at < ${now} order by expires_at limit ${limit})
    returning 1`;
  return rows.length;
}
