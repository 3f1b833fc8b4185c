import type { Ctx } from '#core/context.ts';
import type { Sql } from '#db/client.ts';
import type { AccessGrant, AccessLevel, GrantAct, GrantState } from './grant-schema.ts';

type Row = Omit<AccessGrant, 'state' | 'askedAt' | 'decidedAt' | 'expiresAt' | 'endedAt'> & {
  state: 'asked' | 'granted' | 'refused';
  askedAt: Date;
  decidedAt: Date | null;
  expiresAt: Date | null;
  endedAt: Date | null;
};

/** A request that nobody answered for so long is none any more. */
const WAITS_MS = 24 * 3_600_000;
const MOST_GRANTS = 50;
const MOST_ACTS = 200;

const grants = ({ sql, tenant }: Ctx) => sql`
  select g.id as "grantId", g.operator_id as "operatorId", o.name, g.level, g.reason, g.minutes, g.state,
         g.asked_at as "askedAt", g.decided_at as "decidedAt", d.name as "decidedBy", g.expires_at as "expiresAt",
         g.ended_at as "endedAt"
    from access_grants g
    join operators o on o.tenant_id = g.tenant_id and o.id = g.operator_id
    left join operators d on d.tenant_id = g.tenant_id and d.id = g.decider_id
   where g.tenant_id = ${tenant.id}`;

function stateOf(row: Row, now: Date): GrantState {
  if (row.state === 'refused') return 'refused';
  if (row.endedAt) return 'ended';
  if (row.state === 'asked') return now.getTime() - row.askedAt.getTime() < WAITS_MS ? 'asked' : 'lapsed';
  return row.expiresAt && row.expiresAt > now ? 'open' : 'over';
}

const plain = (row: Row, now: Date): AccessGrant => ({
  ...row,
  state: stateOf(row, now),
  askedAt: row.askedAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
});

/** The newest requests and grants, or those of one guest. */
export async function selectGrants(ctx: Ctx, operatorId?: string): Promise<AccessGrant[]> {
  const { sql, now } = ctx;
  const rows = await sql<Row[]>`
    ${grants(ctx)} ${operatorId === undefined ? sql`` : sql`and g.operator_id = ${operatorId}`}
     order by g.id desc limit ${MOST_GRANTS}`;
  return rows.map((row) => plain(row, now));
}

/** Those that wait for an answer or are open at this moment; every page asks it. */
export async function selectGrantsNow(ctx: Ctx): Promise<AccessGrant[]> {
  const { sql, now } = ctx;
  const rows = await sql<Row[]>`
    ${grants(ctx)} and g.ended_at is null
       and ((g.state = 'asked' and g.asked_at > ${new Date(now.getTime() - WAITS_MS)})
            or (g.state = 'granted' and g.expires_at > ${now}))
     order by g.id limit ${MOST_GRANTS}`;
  return rows.map((row) => plain(row, now));
}

export async function selectGrant(ctx: Ctx, grantId: string): Promise<AccessGrant | null> {
  const [row] = await ctx.sql<Row[]>`${grants(ctx)} and g.id = ${grantId}`;
  return row ? plain(row, ctx.now) : null;
}

/** The same, locked, so that it is decided or ended once. */
export async function lockGrant(ctx: Ctx, grantId: string): Promise<AccessGrant | null> {
  const { sql, now } = ctx;
  const [row] = await sql<Row[]>`${grants(ctx)} and g.id = ${grantId} for update of g`;
  return row ? plain(row, now) : null;
}

export async function selectGrantActs({ sql, tenant }: Ctx, grantId: string): Promise<GrantAct[]> {
  const rows = await sql<{ verb: string; objectId: string | null; at: Date }[]>`
    select e.verb, e.object_id as "objectId", e.created_at as at
      from access_grants g
      join audit_entries e on e.tenant_id = g.tenant_id and e.actor_id = g.operator_id
     where g.tenant_id = ${tenant.id} and g.id = ${grantId} and e.detail ->> 'byGrant' = g.id
     order by e.id desc limit ${MOST_ACTS}`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Whom somebody who runs the installation is here. They cannot sign in, and nobody writes to them. */
export async function upsertGuest(
  { sql, tenant, now }: Ctx,
  guest: { id: string; platformOperatorId: string; name: string },
): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    insert into operators (tenant_id, id, email, name, status, guest_of, created_at)
    values (${tenant.id}, ${guest.id}, ${guest.platformOperatorId}, ${guest.name}, 'disabled',
            ${guest.platformOperatorId}, ${now})
    on conflict (tenant_id, guest_of) do update set name = excluded.name returning id`;
  return row?.id ?? null;
}

export async function selectGuest({ sql, tenant }: Ctx, platformOperatorId: string): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    select id from operators where tenant_id = ${tenant.id} and guest_of = ${platformOperatorId}`;
  return row?.id ?? null;
}

export async function insertGrant(
  { sql, tenant, now }: Ctx,
  g: {
    id: string;
    platformOperatorId: string;
    operatorId: string;
    level: AccessLevel;
    reason: string;
    minutes: number;
  },
): Promise<void> {
  await sql`
    insert into access_grants (tenant_id, id, platform_operator_id, operator_id, level, reason, asked_at, minutes, state)
    values (${tenant.id}, ${g.id}, ${g.platformOperatorId}, ${g.operatorId}, ${g.level}, ${g.reason}, ${now},
            ${g.minutes}, 'asked')`;
}

export async function decideGrant(
  { sql, tenant, actor, now }: Ctx,
  d: { grantId: string; level: AccessLevel; expiresAt: Date | null },
): Promise<void> {
  await sql`
    update access_grants set state = ${d.expiresAt ? 'granted' : 'refused'}, level = ${d.level}, decided_at = ${now},
                             decider_id = ${actor.id}, expires_at = ${d.expiresAt}
     where tenant_id = ${tenant.id} and id = ${d.grantId} and state = 'asked'`;
}

/** Ends a grant or takes a request back, with every session under it and every way in. */
export async function closeGrant({ sql, tenant, now, actor }: Ctx, grantId: string): Promise<void> {
  await sql`
    update access_grants set ended_at = ${now}, ended_by = ${actor.id}
     where tenant_id = ${tenant.id} and id = ${grantId} and ended_at is null`;
  await sql`
    update sessions set ended_at = ${now}
     where tenant_id = ${tenant.id} and subject_id = ${grantId} and source = 'access' and ended_at is null`;
}

export type LiveGrant = { grantId: string; operatorId: string; level: AccessLevel };

/** Under which grant a session works, while neither it nor the grant is over. */
export async function selectLiveGrant(
  sql: Sql,
  tenantId: string,
  s: { id: string; secretHash: Buffer; now: Date },
): Promise<LiveGrant | null> {
  const [row] = await sql<LiveGrant[]>`
    select g.id as "grantId", g.operator_id as "operatorId", g.level
      from sessions s join access_grants g on g.tenant_id = s.tenant_id and g.id = s.subject_id
     where s.tenant_id = ${tenantId} and s.id = ${s.id} and s.kind = 'operator' and s.source = 'access'
       and s.secret_hash = ${s.secretHash} and s.ended_at is null and s.expires_at > ${s.now}
       and g.state = 'granted' and g.ended_at is null and g.expires_at > ${s.now}`;
  return row ?? null;
}
