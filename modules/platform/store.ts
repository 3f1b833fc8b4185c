import type { AnySql } from '#db/client.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import type { PlatformCtx } from './context.ts';

type Call = { verb: string; key: string; hash: Buffer };

/** Takes a key for this transaction; null when it is new, else the answer that it got before. */
export async function claimCall(
  { sql, actor, now }: PlatformCtx,
  { verb, key, hash }: Call,
): Promise<{ response: unknown } | null> {
  const taken = await sql`
    insert into platform_calls (actor_id, verb, key, body_hash, created_at)
    values (${actor.id}, ${verb}, ${key}, ${hash}, ${now}) on conflict do nothing returning 1`;
  if (taken.length === 1) return null;
  const [row] = await sql<{ body_hash: Buffer; response: unknown }[]>`
    select body_hash, response from platform_calls
     where actor_id = ${actor.id} and verb = ${verb} and key = ${key}`;
  if (!row?.body_hash.equals(hash)) {
    refuse('idempotency_mismatch', 'This key was used for something else. Use a new one.');
  }
  return { response: row.response };
}

export async function storeAnswer(
  { sql, actor }: PlatformCtx,
  { verb, key, answer }: Call & { answer: unknown },
): Promise<void> {
  await sql`
    update platform_calls set response = ${answer as never}::jsonb
     where actor_id = ${actor.id} and verb = ${verb} and key = ${key}`;
}

export async function insertAudit(
  { sql, actor, requestId, now }: PlatformCtx,
  verb: string,
  { objectId, detail }: { objectId?: string; detail: object },
): Promise<void> {
  await sql`
    insert into platform_audit (id, verb, actor_id, object_id, detail, request_id, created_at)
    values (${newId('platformAudit')}, ${verb}, ${actor.id}, ${objectId ?? null}, ${detail as never}::jsonb,
            ${requestId}, ${now})`;
}

export type NewTenant = {
  id: string;
  slug: string;
  name: string;
  mode: 'live' | 'sandbox';
  sandboxOf: string | null;
  status: 'active' | 'suspended';
  currency: string;
  locale: string;
  languages: readonly string[];
  timeZone: string;
  theme: object;
};

/** False when the slug is another program's. */
export async function insertTenant(sql: AnySql, t: NewTenant): Promise<boolean> {
  const rows = await sql`
    insert into tenants (id, slug, name, mode, sandbox_of, status, currency, locale, languages, time_zone, theme)
    values (${t.id}, ${t.slug}, ${t.name}, ${t.mode}, ${t.sandboxOf}, ${t.status}, ${t.currency}, ${t.locale},
            ${[...t.languages]}::text[], ${t.timeZone}, ${sql.json(t.theme as never)})
    on conflict (slug) do nothing returning 1`;
  return rows.length === 1;
}

/** False when the host is another program's. */
export async function insertHost(sql: AnySql, host: string, tenantId: string): Promise<boolean> {
  const rows = await sql`
    insert into tenant_hosts (host, tenant_id) values (${host}, ${tenantId}) on conflict do nothing returning 1`;
  return rows.length === 1;
}

/** The live program of a slug and its sandbox in use, if there is one. */
export async function selectLive(
  sql: AnySql,
  slug: string,
): Promise<{ id: string; sandbox: string | null } | null> {
  const [row] = await sql<{ id: string; sandbox: string | null }[]>`
    select t.id, (select s.slug from tenants s
               where s.sandbox_of = t.id and s.status = 'active' limit 1) as sandbox
      from tenants t where t.slug = ${slug} and t.mode = 'live'`;
  return row ?? null;
}

/** In which programs somebody asked for access lately: a request waits for a day, and what it opens lasts eight hours. */
export async function selectAskedOf({ sql, now }: PlatformCtx, operatorId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select distinct object_id as id from platform_audit
     where actor_id = ${operatorId} and verb = 'platform.requestAccess'
       and created_at > ${now}::timestamptz - interval '2 days' and object_id is not null limit 1000`;
  return rows.map((row) => row.id);
}

/** A program in use or suspended. */
export async function selectRef({ sql }: PlatformCtx, tenantId: string): Promise<TenantRef | null> {
  const [row] = await sql<TenantRef[]>`
    select id, slug, name, mode, currency, locale, time_zone as "timeZone" from tenants where id = ${tenantId}`;
  return row ?? null;
}
