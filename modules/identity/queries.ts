import { and, desc, eq } from 'drizzle-orm';
import { scopeOf } from '#core/authorize.ts';
import type { Ctx } from '#core/context.ts';
import type { Sql } from '#db/client.ts';
import { apiKeys, members, sessions } from '#db/schema/identity.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import type {
  ApiKeyRow,
  Colleague,
  DeviceRow,
  Member,
  MemberRow,
  Operator,
  SessionRow,
  SessionSource,
} from './schema.ts';

const memberFields = {
  id: members.id,
  email: members.email,
  name: members.name,
  country: members.country,
  locale: members.locale,
  timeZone: members.timeZone,
  costCentre: members.costCentre,
  status: members.status,
};

export async function selectMember({ db, tenant }: Ctx, id: string): Promise<Member | null> {
  const mine = and(eq(members.tenantId, tenant.id), eq(members.id, id));
  const [row] = await db.select(memberFields).from(members).where(mine);
  return row ?? null;
}

export async function countActiveMembers({ sql, tenant }: Ctx): Promise<number> {
  const [row] = await sql<{ n: bigint }[]>`
    select count(*) as n from members where tenant_id = ${tenant.id} and status = 'active'`;
  return Number(row?.n ?? 0);
}

export async function selectMemberByEmail({ sql, tenant }: Ctx, email: string): Promise<Member | null> {
  const [row] = await sql<Member[]>`
    select id, email, name, country, locale, time_zone as "timeZone", cost_centre as "costCentre", status
      from members where tenant_id = ${tenant.id} and email = ${email}`;
  return row ?? null;
}

export async function selectOperator({ sql, tenant }: Ctx, id: string): Promise<Operator | null> {
  const [row] = await sql<Operator[]>`
    select o.id, o.email, o.name,
           coalesce(array_agg(distinct r.name) filter (where r.name is not null), '{}') as roles,
           coalesce(array_agg(distinct p) filter (where p is not null), '{}') as permissions,
           coalesce(${limitsOf(sql, sql`o.tenant_id`, sql`o.id`)}, '{}'::jsonb) as limits
      from operators o
      left join operator_roles x on x.tenant_id = o.tenant_id and x.operator_id = o.id
      left join roles r on r.tenant_id = x.tenant_id and r.id = x.role_id
      left join lateral unnest(r.permissions) p on true
     where o.tenant_id = ${tenant.id} and o.id = ${id} and o.status = 'active'
     group by o.tenant_id, o.id, o.email, o.name`;
  return row ?? null;
}

export async function selectMembers(
  { sql, tenant, actor }: Ctx,
  input: { q?: string | undefined; status?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<MemberRow>> {
  const limits = scopeOf(actor, 'members.read');
  const after = decodeCursor(input.cursor, ['text', 'text']);
  const like = `%${(input.q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await sql<(Omit<MemberRow, 'createdAt'> & { createdAt: Date })[]>`
    select id as "memberId", name, email, country, cost_centre as "costCentre", status, created_at as "createdAt"
      from members
     where tenant_id = ${tenant.id}
       ${input.q ? sql`and (name ilike ${like} or email ilike ${like} or cost_centre ilike ${like})` : sql``}
       ${limits ? sql`and cost_centre = any(${limits as string[]})` : sql``}
       ${input.status ? sql`and status = ${input.status}` : sql``}
       ${after ? sql`and (name, id) > (${after[0]}, ${after[1]})` : sql``}
     order by name, id limit ${input.limit + 1}`;
  return toPage(
    rows.map((r) => ({ ...r, createdAt: r.createdAt.toISOString() })),
    input.limit,
    (r) => [r.name, r.memberId],
  );
}

const MOST_COLLEAGUES = 8;
/** Below this two names are merely both names. */
const ALIKE = 0.45;

/**
 * Active members with a name like this, nearest first: what begins so, what holds it, then what is spelt nearly so.
 * Both sides are compared without their accents, as few people type them.
 */
export async function selectColleagues({ sql, tenant, actor }: Ctx, q: string): Promise<Colleague[]> {
  const wanted = q
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  if (wanted.length < 2) return [];
  const escaped = wanted.replace(/[\\%_]/g, '\\$&');
  return sql<Colleague[]>`
    select id as "memberId", name, cost_centre as team
      from members,
           lower(regexp_replace(normalize(name, nfd), '[\u0300-\u036f]', '', 'g')) as plain,
           word_similarity(${wanted}, plain) as alike
     where tenant_id = ${tenant.id} and status = 'active' and id <> ${actor.id}
       and (plain like ${`%${escaped}%`} or alike >= ${ALIKE})
     order by plain like ${`${escaped}%`} desc, plain like ${`%${escaped}%`} desc, alike desc, name, id
     limit ${MOST_COLLEAGUES}`;
}

export async function selectSessions({ db, tenant }: Ctx, subjectId: string): Promise<SessionRow[]> {
  const rows = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.tenantId, tenant.id), eq(sessions.subjectId, subjectId)))
    .orderBy(desc(sessions.createdAt))
    .limit(50);
  return rows.map((r) => ({
    sessionId: r.id,
    createdAt: r.createdAt.toISOString(),
    userAgent: r.userAgent,
    endedAt: r.endedAt?.toISOString() ?? null,
  }));
}

/** The sessions of a member that are neither ended nor expired, the one used last first. */
export async function selectLiveSessions({ sql, tenant, now }: Ctx, memberId: string): Promise<DeviceRow[]> {
  const rows = await sql<(Omit<DeviceRow, 'createdAt' | 'seenAt'> & { created: Date; seen: Date })[]>`
    select id as "sessionId", user_agent as "userAgent", source, created_at as created,
           coalesce(seen_at, created_at) as seen
      from sessions
     where tenant_id = ${tenant.id} and subject_id = ${memberId} and kind = 'member' and ended_at is null
       and expires_at > ${now}
     order by seen desc, id desc limit 50`;
  return rows.map(({ created, seen, ...row }) => ({
    ...row,
    createdAt: created.toISOString(),
    seenAt: seen.toISOString(),
  }));
}

export async function selectApiKeys({ db, tenant, now }: Ctx): Promise<ApiKeyRow[]> {
  const rows = await db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.tenantId, tenant.id))
    .orderBy(desc(apiKeys.id))
    .limit(100);
  return rows.map((r) => ({
    apiKeyId: r.id,
    name: r.name,
    lastFour: r.lastFour,
    scopes: r.scopes,
    createdAt: r.createdAt.toISOString(),
    revokedAt: r.revokedAt?.toISOString() ?? null,
    networks: r.networks,
    expiresAt: r.expiresAt?.toISOString() ?? null,
    overlapUntil: r.previousUntil && r.previousUntil > now ? r.previousUntil.toISOString() : null,
    lastUsedAt: r.lastUsedAt?.toISOString() ?? null,
    lastUsedFrom: r.lastUsedFrom,
  }));
}

export type LiveKey = {
  id: string;
  scopes: string[];
  networks: string[];
  expiresAt: Date | null;
  usedAt: Date | null;
  /** Not by the secret before it. */
  present: boolean;
};

/** The key of a secret: of its present one, or of the one before while both work. */
export async function selectLiveKey(
  sql: Sql,
  tenantId: string,
  { secretHash, now }: { secretHash: Buffer; now: Date },
): Promise<LiveKey | null> {
  const [row] = await sql<LiveKey[]>`
    select id, scopes, networks, expires_at as "expiresAt", last_used_at as "usedAt",
           secret_hash = ${secretHash} as present
      from api_keys
     where tenant_id = ${tenantId} and revoked_at is null
       and (secret_hash = ${secretHash} or (previous_hash = ${secretHash} and previous_until > ${now}))`;
  return row ?? null;
}

type Fragment = ReturnType<Sql>;

/** By permission the cost centres to which it is limited: those that no role gives an operator everywhere. */
function limitsOf(sql: Sql, tenantId: Fragment, operatorId: Fragment) {
  return sql`(
    select jsonb_object_agg(l.permission, l.centres) from (
      select permission, array_agg(distinct centre) as centres
        from operator_roles x
        join roles r on r.tenant_id = x.tenant_id and r.id = x.role_id
       cross join unnest(r.permissions) permission
        left join lateral unnest(x.cost_centres) centre on true
       where x.tenant_id = ${tenantId} and x.operator_id = ${operatorId}
       group by permission having bool_and(x.cost_centres is not null)) l)`;
}

type LiveSession = {
  subjectId: string;
  seenAt: Date | null;
  permissions: string[];
  /** By permission the cost centres to which it is limited. */
  limits: Record<string, string[]> | null;
};

/** The subject of a session that is neither ended nor expired, and whose subject is active. */
export async function selectLiveSession(
  sql: Sql,
  tenantId: string,
  session: {
    id: string;
    kind: 'member' | 'operator';
    source: SessionSource;
    secretHash: Buffer;
    now: Date;
  },
): Promise<LiveSession | null> {
  const member = session.kind === 'member';
  const [row] = await sql<LiveSession[]>`
    select s.subject_id as "subjectId", s.seen_at as "seenAt",
           ${
             member
               ? sql`'{}'::text[]`
               : sql`array(select distinct p from operator_roles x
                       join roles r on r.tenant_id = x.tenant_id and r.id = x.role_id, unnest(r.permissions) p
                      where x.tenant_id = s.tenant_id and x.operator_id = s.subject_id)`
           } as permissions,
           ${member ? sql`null::jsonb` : limitsOf(sql, sql`s.tenant_id`, sql`s.subject_id`)} as limits
      from sessions s
      join ${sql(member ? 'members' : 'operators')} m on m.tenant_id = s.tenant_id and m.id = s.subject_id
     where s.tenant_id = ${tenantId} and s.id = ${session.id} and s.kind = ${session.kind}
       and s.source = ${session.source}
       and s.secret_hash = ${session.secretHash} and s.ended_at is null and s.expires_at > ${session.now}
       and m.status = 'active'`;
  return row ?? null;
}
