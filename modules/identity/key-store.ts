import type { Ctx } from '#core/context.ts';
import type { Sql } from '#db/client.ts';

type Limits = { networks: string[]; expiresAt: Date | null };

export async function insertApiKey(
  { sql, tenant, now }: Ctx,
  k: { id: string; name: string; secretHash: Buffer; lastFour: string; scopes: string[] } & Limits,
): Promise<void> {
  await sql`
    insert into api_keys (tenant_id, id, name, secret_hash, last_four, scopes, networks, expires_at, created_at)
    values (${tenant.id}, ${k.id}, ${k.name}, ${k.secretHash}, ${k.lastFour}, ${k.scopes}, ${k.networks}::text[],
            ${k.expiresAt}, ${now})`;
}

export async function selectKeyRow({ sql, tenant }: Ctx, id: string): Promise<Limits | null> {
  const [row] = await sql<Limits[]>`
    select networks, expires_at as "expiresAt" from api_keys
     where tenant_id = ${tenant.id} and id = ${id} and revoked_at is null for no key update`;
  return row ?? null;
}

export async function restrictKey({ sql, tenant }: Ctx, id: string, to: Limits): Promise<void> {
  await sql`update api_keys set networks = ${to.networks}::text[], expires_at = ${to.expiresAt}
             where tenant_id = ${tenant.id} and id = ${id}`;
}

/** The secret before this one works until the end of the overlap; one before that no more. */
export async function turnKey(
  { sql, tenant, now }: Ctx,
  id: string,
  to: { secretHash: Buffer; lastFour: string; until: Date },
): Promise<boolean> {
  const rows = await sql`
    update api_keys
       set previous_hash = secret_hash, previous_until = ${to.until}, secret_hash = ${to.secretHash},
           last_four = ${to.lastFour}, rotated_at = ${now}
     where tenant_id = ${tenant.id} and id = ${id} and revoked_at is null returning 1`;
  return rows.length === 1;
}

export async function revokeKey({ sql, tenant, now }: Ctx, id: string): Promise<boolean> {
  const rows = await sql`
    update api_keys set revoked_at = ${now}
     where tenant_id = ${tenant.id} and id = ${id} and revoked_at is null returning 1`;
  return rows.length === 1;
}

/** Notes that a key is in use; whoever else notes it at this moment is not waited for. */
export async function markKeyUsed(
  sql: Sql,
  tenantId: string,
  used: { id: string; now: Date; address: string },
): Promise<void> {
  await sql`
    update api_keys set last_used_at = ${used.now}, last_used_from = ${used.address || null}
     where tenant_id = ${tenantId} and id in
           (select id from api_keys where tenant_id = ${tenantId} and id = ${used.id} for update skip locked)`;
}
