import type { Ctx } from '#core/context.ts';
import type { ClaimRow, HostRow } from './schema.ts';

/** Hosts in the order in which links name them: the primary one first. */
export async function selectHosts({ sql, tenant }: Ctx): Promise<HostRow[]> {
  const rows = await sql<{ host: string; addedAt: Date }[]>`
    select host, added_at as "addedAt" from tenant_hosts where tenant_id = ${tenant.id}
     order by primary_since desc nulls last, host`;
  return rows.map(({ host, addedAt }, i) => ({ host, addedAt: addedAt.toISOString(), primary: i === 0 }));
}

type Claim = Omit<ClaimRow, 'record' | 'checkedAt'> & { checkedAt: Date | null };

export async function selectClaims({ sql, tenant }: Ctx): Promise<Claim[]> {
  return sql<Claim[]>`
    select id as "hostId", host, token, checked_at as "checkedAt", found from host_claims
     where tenant_id = ${tenant.id} order by id`;
}

/** Whether anybody has this host; whose it is stays here. */
export async function hostIsTaken({ sql }: Ctx, host: string): Promise<boolean> {
  return (await sql`select 1 from tenant_hosts where host = ${host}`).length > 0;
}

/** False when it is claimed already. */
export async function insertClaim(
  { sql, tenant, now }: Ctx,
  claim: { id: string; host: string; token: string },
): Promise<boolean> {
  const rows = await sql`
    insert into host_claims (tenant_id, id, host, token, created_at)
    values (${tenant.id}, ${claim.id}, ${claim.host}, ${claim.token}, ${now})
    on conflict (tenant_id, host) do nothing returning 1`;
  return rows.length === 1;
}

export async function lockClaim({ sql, tenant }: Ctx, id: string): Promise<Claim | null> {
  const [row] = await sql<Claim[]>`
    select id as "hostId", host, token, checked_at as "checkedAt", found from host_claims
     where tenant_id = ${tenant.id} and id = ${id} for update`;
  return row ?? null;
}

export async function noteLook(
  { sql, tenant, now }: Ctx,
  id: string,
  found: NonNullable<ClaimRow['found']>,
): Promise<void> {
  await sql`update host_claims set checked_at = ${now}, found = ${found}
             where tenant_id = ${tenant.id} and id = ${id}`;
}

/** False when somebody else was faster. */
export async function insertHost({ sql, tenant, now }: Ctx, host: string): Promise<boolean> {
  await sql`delete from host_claims where tenant_id = ${tenant.id} and host = ${host}`;
  const rows = await sql`
    insert into tenant_hosts (host, tenant_id, added_at) values (${host}, ${tenant.id}, ${now})
    on conflict (host) do nothing returning 1`;
  return rows.length === 1;
}

export async function makePrimary({ sql, tenant, now }: Ctx, host: string): Promise<void> {
  await sql`update tenant_hosts set primary_since = case when host = ${host} then ${now}::timestamptz end
             where tenant_id = ${tenant.id}`;
}

export async function deleteHost({ sql, tenant }: Ctx, host: string): Promise<boolean> {
  const claims = await sql`
    delete from host_claims where tenant_id = ${tenant.id} and host = ${host} returning 1`;
  const hosts = await sql`
    delete from tenant_hosts where tenant_id = ${tenant.id} and host = ${host} returning 1`;
  return claims.length + hosts.length > 0;
}
