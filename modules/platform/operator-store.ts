import type { Sql } from '#db/client.ts';
import { newId } from '#lib/id.ts';
import type { PlatformActor, PlatformCtx } from './context.ts';

export type OperatorRow = {
  id: string;
  email: string;
  name: string;
  status: 'active' | 'disabled';
  factorSet: boolean;
  createdAt: Date;
};
type Known = { id: string; passwordHash: string | null };

export async function selectByEmail({ sql }: PlatformCtx, email: string): Promise<Known | null> {
  const [row] = await sql<Known[]>`
    select id, password_hash as "passwordHash" from platform_operators
     where email = ${email} and status = 'active'`;
  return row ?? null;
}

export async function selectOperators({ sql }: PlatformCtx): Promise<OperatorRow[]> {
  return sql<OperatorRow[]>`
    select id, email, name, status, factor_since is not null as "factorSet", created_at as "createdAt"
      from platform_operators order by status, name, id limit 200`;
}

/** An operator that is there already is asked in anew; a disabled one stays so. */
export async function upsertOperator(
  { sql, now }: PlatformCtx,
  o: { email: string; name: string; passwordHash: string | null },
): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    insert into platform_operators as p (id, email, name, password_hash, created_at)
    values (${newId('platformOperator')}, ${o.email}, ${o.name}, ${o.passwordHash}, ${now})
    on conflict (email) do update set name = excluded.name where p.status = 'active'
    returning id`;
  return row?.id ?? null;
}

export async function setStatus(
  { sql }: PlatformCtx,
  id: string,
  status: 'active' | 'disabled',
): Promise<boolean> {
  const rows = await sql`update platform_operators set status = ${status} where id = ${id} returning 1`;
  return rows.length === 1;
}

export async function setPasswordHash({ sql, actor }: PlatformCtx, hash: string): Promise<void> {
  await sql`update platform_operators set password_hash = ${hash} where id = ${actor.id}`;
}

type Factor = { sealed: Buffer | null; since: Date | null; step: number | null };

/** Locked, so that of two calls with one code only one finds it unused. */
export async function lockFactor({ sql, actor }: PlatformCtx): Promise<Factor | null> {
  const [row] = await sql<(Omit<Factor, 'step'> & { step: bigint | null })[]>`
    select factor as sealed, factor_since as since, factor_step as step
      from platform_operators where id = ${actor.id} for update`;
  return row ? { ...row, step: row.step === null ? null : Number(row.step) } : null;
}

export async function setFactor({ sql, actor }: PlatformCtx, sealed: Buffer): Promise<void> {
  await sql`
    update platform_operators set factor = ${sealed} where id = ${actor.id} and factor_since is null`;
}

/** Notes that a code was accepted: for the operator, and for the session that it was given in. */
export async function acceptStep({ sql, actor, now }: PlatformCtx, step: number): Promise<void> {
  await sql`
    update platform_operators set factor_step = ${step}, factor_since = coalesce(factor_since, ${now})
     where id = ${actor.id}`;
  await sql`update platform_sessions set factor_given = true where id = ${actor.sessionId ?? ''}`;
}

export async function forgetFactor({ sql }: PlatformCtx, id: string): Promise<void> {
  await sql`
    update platform_operators set factor = null, factor_since = null, factor_step = null where id = ${id}`;
}

export async function insertLink(
  { sql, now }: PlatformCtx,
  l: { id: string; operatorId: string; tokenHash: Buffer; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into platform_links (id, operator_id, token_hash, created_at, expires_at)
    values (${l.id}, ${l.operatorId}, ${l.tokenHash}, ${now}, ${l.expiresAt})`;
}

/** Uses a link up; of many at once exactly one gets the operator. */
export async function spendLink(
  { sql, now }: PlatformCtx,
  { id, tokenHash }: { id: string; tokenHash: Buffer },
): Promise<string | null> {
  const [row] = await sql<{ operator_id: string }[]>`
    update platform_links l set used_at = ${now}
      from platform_operators o
     where l.id = ${id} and l.token_hash = ${tokenHash} and l.used_at is null and l.expires_at > ${now}
       and o.id = l.operator_id and o.status = 'active'
    returning l.operator_id`;
  return row?.operator_id ?? null;
}

/** To whom a link goes, while it is of use. */
export async function selectLinkReader(
  sql: Sql,
  { id, now }: { id: string; now: Date },
): Promise<{ email: string; name: string } | null> {
  const [row] = await sql<{ email: string; name: string }[]>`
    select o.email, o.name from platform_links l join platform_operators o on o.id = l.operator_id
     where l.id = ${id} and l.used_at is null and l.expires_at > ${now} and o.status = 'active'`;
  return row ?? null;
}

export async function insertSession(
  { sql, now }: PlatformCtx,
  s: { id: string; operatorId: string; secretHash: Buffer; userAgent: string | null; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into platform_sessions (id, operator_id, secret_hash, user_agent, created_at, expires_at)
    values (${s.id}, ${s.operatorId}, ${s.secretHash}, ${s.userAgent}, ${now}, ${s.expiresAt})`;
}

export async function endSessions(
  { sql, now }: PlatformCtx,
  by: { sessionId: string } | { operatorId: string },
): Promise<void> {
  const which = 'sessionId' in by ? sql`id = ${by.sessionId}` : sql`operator_id = ${by.operatorId}`;
  await sql`update platform_sessions set ended_at = ${now} where ended_at is null and ${which}`;
}

type Live = Omit<PlatformActor, 'factor' | 'sessionId'> & { given: boolean; set: boolean };

/** Whose session this is, while it is neither ended nor expired and its operator is active. */
export async function selectSession(
  sql: Sql,
  s: { id: string; secretHash: Buffer; now: Date },
): Promise<Live | null> {
  const [row] = await sql<Live[]>`
    select o.id, o.name, o.email, s.factor_given as given, o.factor_since is not null as set
      from platform_sessions s join platform_operators o on o.id = s.operator_id
     where s.id = ${s.id} and s.secret_hash = ${s.secretHash} and s.ended_at is null and s.expires_at > ${s.now}
       and o.status = 'active'`;
  return row ?? null;
}
