import type { Ctx } from '#core/context.ts';
import type { AnySql, Sql } from '#db/client.ts';
import { withoutTenant } from '#db/tenant.ts';
import type { TenantView } from './schema.ts';

const columns = (sql: AnySql) => sql`
  t.id, t.slug, t.name, t.mode, t.currency, t.locale, t.languages, t.time_zone as "timeZone", t.theme,
  jsonb_build_object('members', t.max_members, 'ordersADay', t.max_orders_a_day,
                     'callsAMinute', t.max_calls_a_minute) as limits`;

export async function selectTenantByHost(host: string): Promise<TenantView | null> {
  const sql = withoutTenant();
  const [row] = await sql<TenantView[]>`
    select ${columns(sql)} from tenant_hosts h join tenants t on t.id = h.tenant_id
     where h.host = ${host} and t.status = 'active'`;
  return row ?? null;
}

export async function selectTenantById(
  id: string,
  sql: AnySql = withoutTenant(),
): Promise<TenantView | null> {
  const [row] = await sql<TenantView[]>`
    select ${columns(sql)} from tenants t where t.id = ${id} and t.status = 'active'`;
  return row ?? null;
}

/** The sandbox of a program, or the program of a sandbox; those in use and with a host alone. */
export async function selectTwin(tenantId: string): Promise<string | null> {
  const [row] = await withoutTenant()<{ id: string }[]>`
    select w.id from tenants t join tenants w on w.id = t.sandbox_of or w.sandbox_of = t.id
     where t.id = ${tenantId} and w.status = 'active'
       and exists (select 1 from tenant_hosts h where h.tenant_id = w.id)
     order by w.created_at desc limit 1`;
  return row?.id ?? null;
}

/** Every active tenant, for what is done for all of them. */
export async function selectActiveTenants(): Promise<TenantView[]> {
  const sql = withoutTenant();
  return sql<TenantView[]>`select ${columns(sql)} from tenants t where t.status = 'active' order by t.id`;
}

/** Over the connection at hand, so that it can be asked inside a transaction. */
export async function selectHostOf(tenantId: string, sql: AnySql = withoutTenant()): Promise<string | null> {
  const [row] = await sql<{ host: string }[]>`
    select host from tenant_hosts where tenant_id = ${tenantId}
     order by primary_since desc nulls last, host limit 1`;
  return row?.host ?? null;
}

export async function selectTenantHosts(): Promise<
  { slug: string; name: string; host: string; mode: string }[]
> {
  return withoutTenant()`
    select t.slug, t.name, h.host, t.mode from tenant_hosts h join tenants t on t.id = h.tenant_id
     where t.status = 'active' order by t.mode, t.slug`;
}

export type KeyPurpose = 'seal' | 'fingerprint' | 'link';

export type WrappedKey = { id: string; wrapped: Buffer; service: 'environment' | 'http' };
export type KeyRow = WrappedKey & { purpose: KeyPurpose };

export async function selectKeys(sql: Sql, tenantId: string): Promise<KeyRow[]> {
  return sql`
    select id, purpose, wrapped, service from tenant_keys where tenant_id = ${tenantId} order by id desc`;
}

export async function insertKey(
  sql: Sql,
  row: WrappedKey & { tenantId: string; purpose: KeyPurpose },
): Promise<void> {
  await sql`insert into tenant_keys (tenant_id, id, purpose, wrapped, service)
            values (${row.tenantId}, ${row.id}, ${row.purpose}, ${row.wrapped}, ${row.service})`;
}

/** The languages that people may choose from, and which of them is read by whoever chose none. */
export async function selectLanguages({
  sql,
  tenant,
}: Ctx): Promise<{ languages: string[]; locale: string } | null> {
  const [row] = await sql<{ languages: string[]; locale: string }[]>`
    select languages, locale from tenants where id = ${tenant.id}`;
  return row ?? null;
}

export async function updateLanguages(
  { sql, tenant }: Ctx,
  { languages, locale }: { languages: readonly string[]; locale: string },
): Promise<void> {
  await sql`update tenants set languages = ${[...languages]}::text[], locale = ${locale} where id = ${tenant.id}`;
}
