import type { Ctx } from '#core/context.ts';
import { withTenant } from '#db/tenant.ts';
import type { ThemeChoice } from './schema.ts';

/** Older ones stay for a while: pages and letters that are out show them. */
const KEPT_LOGOS = 10;

export async function insertLogo(
  { sql, tenant, now }: Ctx,
  row: { id: string; screen: Buffer; icon: Buffer },
): Promise<void> {
  await sql`
    insert into tenant_logos (tenant_id, id, screen, icon, created_at)
    values (${tenant.id}, ${row.id}, ${row.screen}, ${row.icon}, ${now})
    on conflict (tenant_id, id) do update set created_at = excluded.created_at`;
}

/** Bounds what one program keeps; the one in use stays. */
export async function pruneLogos({ sql, tenant }: Ctx, inUse: string): Promise<void> {
  await sql`
    delete from tenant_logos where tenant_id = ${tenant.id} and id in (
      select id from tenant_logos where tenant_id = ${tenant.id}
       order by id = ${inUse} desc, created_at desc, id offset ${KEPT_LOGOS})`;
}

/** Changes some of the four choices; the others stay. */
export async function updateTheme({ sql, tenant }: Ctx, part: Partial<ThemeChoice>): Promise<ThemeChoice> {
  const [row] = await sql<{ theme: ThemeChoice }[]>`
    update tenants set theme = theme || ${sql.json(part)} where id = ${tenant.id} returning theme`;
  if (!row) throw new Error('The tenant of this call is gone.');
  return row.theme;
}

/** One logo's pixels, or null. Asked by doors that only know the tenant, so it opens the tenant itself. */
export async function selectLogo(
  tenantId: string,
  id: string,
  size: 'screen' | 'icon',
): Promise<Buffer | null> {
  return withTenant(tenantId, async (sql) => {
    const [row] = await sql<{ bytes: Buffer }[]>`
      select ${sql(size)} as bytes from tenant_logos where tenant_id = ${tenantId} and id = ${id}`;
    return row?.bytes ?? null;
  });
}
