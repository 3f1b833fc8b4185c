import type { Ctx } from '#core/context.ts';
import type { Channel, Kind, Muted, Preferences, PushDevice } from './schema.ts';

/** A member's choices; who has made none is told of everything, at any hour. */
export async function selectPreferences({ sql, tenant }: Ctx, memberId: string): Promise<Preferences> {
  const [row] = await sql<{ muted: Muted[]; from: number | null; until: number | null; timeZone: string }[]>`
    select muted, quiet_from as "from", quiet_until as "until", time_zone as "timeZone"
      from notification_preferences where tenant_id = ${tenant.id} and member_id = ${memberId}`;
  if (!row) return { muted: [], quiet: null, timeZone: tenant.timeZone };
  const { muted, from, until, timeZone } = row;
  return { muted, quiet: from === null || until === null ? null : { from, until }, timeZone };
}

/** Whether a member wants to be told of this kind of thing by this way. */
export async function wants(
  ctx: Ctx,
  memberId: string,
  by: { kind: Kind; channel: Channel },
): Promise<boolean> {
  const { muted } = await selectPreferences(ctx, memberId);
  return !muted.includes(`${by.kind}:${by.channel}`);
}

/** The devices that get push: those whose session lives, of a member who is active. */
export async function selectDevices({ sql, tenant, now }: Ctx, memberId: string): Promise<PushDevice[]> {
  const rows = await sql<{ id: string; userAgent: string | null; createdAt: Date }[]>`
    select d.id, d.user_agent as "userAgent", d.created_at as "createdAt"
      from push_devices d
      join sessions s on s.tenant_id = d.tenant_id and s.id = d.session_id
      join members m on m.tenant_id = d.tenant_id and m.id = d.member_id
     where d.tenant_id = ${tenant.id} and d.member_id = ${memberId} and s.ended_at is null and s.expires_at > ${now}
       and m.status = 'active'
     order by d.id desc limit 20`;
  return rows.map((r) => ({ deviceId: r.id, userAgent: r.userAgent, createdAt: r.createdAt.toISOString() }));
}

/** Whether a session is the member's own and lives. */
export async function isOwnSession({ sql, tenant, now, actor }: Ctx, sessionId: string): Promise<boolean> {
  const rows = await sql`
    select 1 from sessions where tenant_id = ${tenant.id} and id = ${sessionId} and kind = 'member' and subject_id = ${actor.id}
       and ended_at is null and expires_at > ${now}`;
  return rows.length > 0;
}

export type SealedDevice = { id: string; sealed: Buffer; keyId: string };

export async function selectDevice({ sql, tenant }: Ctx, id: string): Promise<SealedDevice | null> {
  const [row] = await sql<SealedDevice[]>`
    select id, sealed, key_id as "keyId" from push_devices where tenant_id = ${tenant.id} and id = ${id}`;
  return row ?? null;
}
