import type { Ctx } from '#core/context.ts';
import { MOST_DEVICES, type Preferences } from './schema.ts';

export async function upsertPreferences({ sql, tenant, now, actor }: Ctx, p: Preferences): Promise<void> {
  await sql`
    insert into notification_preferences
      (tenant_id, member_id, muted, quiet_from, quiet_until, time_zone, updated_at)
    values (${tenant.id}, ${actor.id}, ${p.muted as string[]}::text[], ${p.quiet?.from ?? null},
            ${p.quiet?.until ?? null}, ${p.timeZone}, ${now})
    on conflict (tenant_id, member_id) do update
       set muted = excluded.muted, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
           time_zone = excluded.time_zone, updated_at = excluded.updated_at`;
}

export type NewDevice = {
  id: string;
  sessionId: string;
  mark: Buffer;
  sealed: Buffer;
  keyId: string;
  userAgent: string | null;
};

/** Adds the member's device in the place of whatever had its address, then lets the oldest go beyond the limit. */
export async function insertDevice({ sql, tenant, now, actor }: Ctx, d: NewDevice): Promise<void> {
  await sql`delete from push_devices where tenant_id = ${tenant.id} and mark = ${d.mark}`;
  await sql`
    insert into push_devices (tenant_id, id, member_id, session_id, mark, sealed, key_id, user_agent, created_at)
    values (${tenant.id}, ${d.id}, ${actor.id}, ${d.sessionId}, ${d.mark}, ${d.sealed}, ${d.keyId}, ${d.userAgent},
            ${now})`;
  await sql`
    delete from push_devices where tenant_id = ${tenant.id} and id in (
      select id from push_devices where tenant_id = ${tenant.id} and member_id = ${actor.id}
       order by id desc offset ${MOST_DEVICES})`;
}

/** Takes one of the member's own devices away; false when there is none. */
export async function deleteOwnDevice(
  { sql, tenant, actor }: Ctx,
  by: { id: string } | { mark: Buffer },
): Promise<boolean> {
  const which = 'id' in by ? sql`id = ${by.id}` : sql`mark = ${by.mark}`;
  const gone = await sql`
    delete from push_devices where tenant_id = ${tenant.id} and member_id = ${actor.id} and ${which} returning 1`;
  return gone.length > 0;
}

export async function deleteDevice({ sql, tenant }: Ctx, id: string): Promise<void> {
  await sql`delete from push_devices where tenant_id = ${tenant.id} and id = ${id}`;
}

export async function markSent({ sql, tenant, now }: Ctx, id: string): Promise<void> {
  await sql`update push_devices set last_sent_at = ${now} where tenant_id = ${tenant.id} and id = ${id}`;
}

/** Forgets devices whose session has ended; answers how many. */
export async function deleteLeft({ sql, tenant, now }: Ctx, limit: number): Promise<number> {
  const gone = await sql`
    delete from push_devices where tenant_id = ${tenant.id} and id in (
      select d.id from push_devices d
        join sessions s on s.tenant_id = d.tenant_id and s.id = d.session_id
       where d.tenant_id = ${tenant.id} and (s.ended_at is not null or s.expires_at <= ${now}) limit ${limit})`;
  return gone.count;
}
