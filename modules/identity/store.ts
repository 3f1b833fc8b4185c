import type { Ctx } from '#core/context.ts';
import type { Sql } from '#db/client.ts';
import type { Member, SessionSource, SubjectKind } from './schema.ts';

type Subject = { id: string; passwordHash: string | null };

export async function selectSubject(
  { sql, tenant }: Ctx,
  kind: SubjectKind,
  email: string,
): Promise<Subject | null> {
  const [row] = await sql<Subject[]>`
    select id, password_hash as "passwordHash" from ${sql(kind === 'member' ? 'members' : 'operators')}
     where tenant_id = ${tenant.id} and email = ${email} and status = 'active'`;
  return row ?? null;
}

export async function insertMember(
  { sql, tenant, now }: Ctx,
  m: Omit<Member, 'status' | 'timeZone'> & { managerId: string | null; passwordHash: string | null },
): Promise<boolean> {
  const rows = await sql`
    insert into members (tenant_id, id, email, name, country, locale, cost_centre, manager_id, password_hash,
                         created_at)
    values (${tenant.id}, ${m.id}, ${m.email}, ${m.name}, ${m.country}, ${m.locale}, ${m.costCentre}, ${m.managerId},
            ${m.passwordHash}, ${now})
    on conflict (tenant_id, email) do nothing returning 1`;
  return rows.length === 1;
}

export async function insertOperator(
  { sql, tenant, now }: Ctx,
  o: { id: string; email: string; name: string; roleId: string; passwordHash: string | null },
): Promise<boolean> {
  const rows = await sql`
    insert into operators (tenant_id, id, email, name, password_hash, created_at)
    values (${tenant.id}, ${o.id}, ${o.email}, ${o.name}, ${o.passwordHash}, ${now})
    on conflict (tenant_id, email) do nothing returning 1`;
  if (rows.length === 0) return false;
  await sql`insert into operator_roles (tenant_id, operator_id, role_id) values (${tenant.id}, ${o.id}, ${o.roleId})`;
  return true;
}

/** A role of that name stays as it is. */
export async function insertRole(
  { sql, tenant }: Ctx,
  role: { id: string; name: string; permissions: string[] },
) {
  await sql`insert into roles (tenant_id, id, name, permissions)
            values (${tenant.id}, ${role.id}, ${role.name}, ${role.permissions})
            on conflict (tenant_id, name) do nothing`;
}

export async function selectRole(
  { sql, tenant }: Ctx,
  name: string,
): Promise<{ id: string; permissions: string[] } | null> {
  const [row] = await sql<{ id: string; permissions: string[] }[]>`
    select id, permissions from roles where tenant_id = ${tenant.id} and name = ${name}`;
  return row ?? null;
}

export async function setMemberStatus(
  { sql, tenant }: Ctx,
  id: string,
  status: 'active' | 'disabled',
): Promise<boolean> {
  const rows = await sql`
    update members set status = ${status} where tenant_id = ${tenant.id} and id = ${id} returning 1`;
  return rows.length === 1;
}

export async function insertSession(
  { sql, tenant, now }: Ctx,
  s: {
    id: string;
    kind: SubjectKind;
    subjectId: string;
    secretHash: Buffer;
    userAgent: string | null;
    source: SessionSource;
    provenEmail: boolean;
    seenBy: string | null;
    expiresAt: Date;
  },
): Promise<void> {
  await sql`
    insert into sessions (tenant_id, id, kind, subject_id, secret_hash, user_agent, source, proven_email, seen_by,
                          created_at, seen_at, expires_at)
    values (${tenant.id}, ${s.id}, ${s.kind}, ${s.subjectId}, ${s.secretHash}, ${s.userAgent}, ${s.source},
            ${s.provenEmail}, ${s.seenBy}, ${now}, ${now}, ${s.expiresAt})`;
}

/** Notes that a session is in use; whoever else notes it at this moment is not waited for. */
export async function markSeen(sql: Sql, tenantId: string, s: { id: string; now: Date }): Promise<void> {
  await sql`
    update sessions set seen_at = ${s.now} where tenant_id = ${tenantId} and id in
           (select id from sessions where tenant_id = ${tenantId} and id = ${s.id} for update skip locked)`;
}

/** Ends one session, or all of a subject; returns how many ended. */
export async function endSessions(
  { sql, tenant, now }: Ctx,
  by: { id: string; secretHash: Buffer } | { subjectId: string },
): Promise<number> {
  const which =
    'id' in by ? sql`id = ${by.id} and secret_hash = ${by.secretHash}` : sql`subject_id = ${by.subjectId}`;
  const rows = await sql`
    update sessions set ended_at = ${now}
     where tenant_id = ${tenant.id} and ended_at is null and ${which} returning 1`;
  return rows.length;
}

/** Ends one of a member's sessions, or all but one; returns how many ended. */
export async function endOwnSessions(
  { sql, tenant, now }: Ctx,
  by: { subjectId: string } & ({ only: string } | { except: string }),
): Promise<number> {
  const which = 'only' in by ? sql`id = ${by.only}` : sql`id <> ${by.except}`;
  const rows = await sql`
    update sessions set ended_at = ${now}
     where tenant_id = ${tenant.id} and subject_id = ${by.subjectId} and kind = 'member' and ended_at is null
       and expires_at > ${now} and ${which} returning 1`;
  return rows.length;
}

export async function insertMagicLink(
  { sql, tenant, now }: Ctx,
  l: { id: string; kind: SubjectKind; subjectId: string; tokenHash: Buffer; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into magic_links (tenant_id, id, kind, subject_id, token_hash, created_at, expires_at)
    values (${tenant.id}, ${l.id}, ${l.kind}, ${l.subjectId}, ${l.tokenHash}, ${now}, ${l.expiresAt})`;
}

/** Uses a link up; of many at once exactly one gets the subject. */
export async function spendMagicLink(
  { sql, tenant, now }: Ctx,
  l: { id: string; kind: SubjectKind; tokenHash: Buffer },
): Promise<string | null> {
  const [row] = await sql<{ subject_id: string }[]>`
    update magic_links set used_at = ${now}
     where tenant_id = ${tenant.id} and id = ${l.id} and kind = ${l.kind} and token_hash = ${l.tokenHash}
       and used_at is null and expires_at > ${now}
    returning subject_id`;
  return row?.subject_id ?? null;
}

export async function subjectIsActive({ sql, tenant }: Ctx, kind: SubjectKind, id: string): Promise<boolean> {
  const rows = await sql`
    select 1 from ${sql(kind === 'member' ? 'members' : 'operators')}
     where tenant_id = ${tenant.id} and id = ${id} and status = 'active'`;
  return rows.length === 1;
}

/** Writes what is given; what is left out stays. */
export async function updatePreferences(
  { sql, tenant, actor }: Ctx,
  { locale, timeZone }: { locale?: string | undefined; timeZone?: string | null | undefined },
): Promise<void> {
  await sql`
    update members
       set locale = coalesce(${locale ?? null}, locale),
           time_zone = case when ${timeZone === undefined} then time_zone else ${timeZone ?? null} end
     where tenant_id = ${tenant.id} and id = ${actor.id}`;
}

export type BulkMember = Pick<
  Member,
  'id' | 'email' | 'name' | 'country' | 'locale' | 'costCentre' | 'status'
> & {
  joinedOn: string | null;
};

/** Adds many at once, without their managers, who may be among them. */
export async function insertMembers(
  { sql, tenant, now }: Ctx,
  people: readonly BulkMember[],
): Promise<number> {
  const rows = await sql`
    insert into members (tenant_id, id, email, name, country, locale, cost_centre, joined_on, status, created_at)
    select ${tenant.id}, p.id, p.email, p.name, p.country, p.locale, p."costCentre", p."joinedOn", p.status, ${now}
      from jsonb_to_recordset(${people as never}::jsonb)
        as p(id text, email text, name text, country text, locale text, "costCentre" text, "joinedOn" date,
             status text)
    on conflict (tenant_id, email) do nothing returning 1`;
  return rows.length;
}

export type MemberChange = { id: string; to: Record<string, string | null> };

/** Writes the fields that each change names and leaves the others; a manager is named by address. */
export async function updateMembers({ sql, tenant }: Ctx, changes: readonly MemberChange[]): Promise<number> {
  const rows = await sql`
    update members m
       set name = coalesce(c.to ->> 'name', m.name),
           country = coalesce(c.to ->> 'country', m.country),
           locale = coalesce(c.to ->> 'locale', m.locale),
           status = coalesce(c.to ->> 'status', m.status),
           cost_centre = case when c.to ? 'costCentre' then c.to ->> 'costCentre' else m.cost_centre end,
           joined_on = case when c.to ? 'joinedOn' then (c.to ->> 'joinedOn')::date else m.joined_on end,
           manager_id = case when c.to ? 'manager' then b.id else m.manager_id end
      from jsonb_to_recordset(${changes as never}::jsonb) as c(id text, "to" jsonb)
      left join members b on b.tenant_id = ${tenant.id} and b.email = c.to ->> 'manager'
     where m.tenant_id = ${tenant.id} and m.id = c.id returning 1`;
  return rows.length;
}

/** Ends every session of these members; returns how many ended. */
export async function endSessionsOf(
  { sql, tenant, now }: Ctx,
  memberIds: readonly string[],
): Promise<number> {
  const rows = await sql`
    update sessions set ended_at = ${now}
     where tenant_id = ${tenant.id} and subject_id = any(${memberIds as string[]}) and ended_at is null
    returning 1`;
  return rows.length;
}

/** Keeps these members as they are until the transaction ends. */
export async function lockMembers({ sql, tenant }: Ctx, emails: readonly string[]): Promise<void> {
  await sql`select 1 from members where tenant_id = ${tenant.id} and email = any(${emails as string[]})
             order by id for update`;
}
