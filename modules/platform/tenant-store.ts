import { asTenant } from '#db/platform.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import type { PlatformCtx } from './context.ts';
import type { Limits, TenantDetail, TenantRow } from './schema.ts';

type Dated = Omit<TenantRow, 'createdAt'> & { createdAt: Date };

const columns = ({ sql }: PlatformCtx) => sql`
  t.id as "tenantId", t.slug, t.name, t.mode, t.status, t.created_at as "createdAt",
  (select host from tenant_hosts h where h.tenant_id = t.id order by host limit 1) as host`;

export async function selectTenants(
  ctx: PlatformCtx,
  input: { q?: string | undefined; status?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<TenantRow>> {
  const { sql } = ctx;
  const after = decodeCursor(input.cursor, ['text', 'text']);
  const like = `%${(input.q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await sql<Dated[]>`
    select ${columns(ctx)} from tenants t
     where true
       ${
         input.q
           ? sql`and (t.name ilike ${like} or t.slug ilike ${like} or exists
                  (select 1 from tenant_hosts h where h.tenant_id = t.id and h.host ilike ${like}))`
           : sql``
       }
       ${input.status ? sql`and t.status = ${input.status}` : sql``}
       ${after ? sql`and (t.name, t.id) > (${after[0]}, ${after[1]})` : sql``}
     order by t.name, t.id limit ${input.limit + 1}`;
  return toPage(rows.map(dated), input.limit, (r) => [r.name, r.tenantId]);
}

type Facts = Dated &
  Pick<TenantDetail, 'currency' | 'locale' | 'timeZone'> & {
    limits: Limits;
    twin: TenantDetail['twin'];
  };

export async function selectTenant(ctx: PlatformCtx, id: string): Promise<TenantDetail | null> {
  const { sql } = ctx;
  const [row] = await sql<Facts[]>`
    select ${columns(ctx)}, t.currency, t.locale, t.time_zone as "timeZone",
           jsonb_build_object('members', t.max_members, 'ordersADay', t.max_orders_a_day,
                              'callsAMinute', t.max_calls_a_minute) as limits,
           (select jsonb_build_object('tenantId', w.id, 'name', w.name, 'mode', w.mode) from tenants w
             where w.id = t.sandbox_of or w.sandbox_of = t.id order by w.created_at desc limit 1) as twin
      from tenants t where t.id = ${id}`;
  if (!row) return null;
  const hosts = await sql<{ host: string }[]>`
    select host from tenant_hosts where tenant_id = ${id} order by host limit 50`;
  const acts = await sql<{ verb: string; by: string; at: Date; detail: Record<string, unknown> }[]>`
    select a.verb, coalesce(o.name, a.actor_id) as by, a.created_at as at, a.detail
      from platform_audit a left join platform_operators o on o.id = a.actor_id
     where a.object_id = ${id} order by a.id desc limit 20`;
  return {
    ...dated(row),
    hosts: hosts.map((h) => h.host),
    activeMembers: await countMembers(ctx, id),
    acts: acts.map(({ at, ...act }) => ({ ...act, at: at.toISOString() })),
  };
}

/** Their number, of which the limit is one; nothing of who they are. */
async function countMembers({ sql }: PlatformCtx, tenantId: string): Promise<number> {
  return asTenant(sql, tenantId, async () => {
    const [row] = await sql<{ n: bigint }[]>`
      select count(*) as n from members where tenant_id = ${tenantId} and status = 'active'`;
    return Number(row?.n ?? 0);
  });
}

export async function updateStatus({ sql }: PlatformCtx, id: string, status: string): Promise<boolean> {
  const rows = await sql`update tenants set status = ${status} where id = ${id} returning 1`;
  return rows.length === 1;
}

/** Answers the limits that stood before, or null where there is no such tenant. */
export async function updateLimits({ sql }: PlatformCtx, id: string, l: Limits): Promise<Limits | null> {
  const [before] = await sql<Limits[]>`
    select max_members as members, max_orders_a_day as "ordersADay", max_calls_a_minute as "callsAMinute"
      from tenants where id = ${id}`;
  if (!before) return null;
  await sql`
    update tenants set max_members = ${l.members}, max_orders_a_day = ${l.ordersADay},
                       max_calls_a_minute = ${l.callsAMinute}
     where id = ${id}`;
  return before;
}

const dated = <R extends { createdAt: Date }>({ createdAt, ...row }: R) => ({
  ...row,
  createdAt: createdAt.toISOString(),
});
