import type { Ctx } from '#core/context.ts';
import type { ThemeChoice, ThemeNow } from './schema.ts';

/** Of two who save at once, the second sees what the first has saved. */
export async function lockLook({ sql, tenant }: Ctx): Promise<void> {
  await sql`select 1 from tenants where id = ${tenant.id} for no key update`;
}

export async function updateName({ sql, tenant }: Ctx, name: string): Promise<void> {
  await sql`update tenants set name = ${name} where id = ${tenant.id}`;
}

/** Who changed it last is read from the audit log. */
export async function selectLook({ sql, tenant }: Ctx): Promise<ThemeNow> {
  const [row] = await sql<{ name: string; theme: ThemeChoice; by: string | null; at: Date | null }[]>`
    select t.name, t.theme, a.by, a.at
      from tenants t
      left join lateral (
        select o.name as by, e.created_at as at
          from audit_entries e left join operators o on o.tenant_id = e.tenant_id and o.id = e.actor_id
         where e.tenant_id = t.id and e.object_id = t.id
           and e.verb in ('tenants.setTheme', 'tenants.uploadLogo', 'tenants.removeLogo')
         order by e.id desc limit 1) a on true
     where t.id = ${tenant.id}`;
  if (!row) throw new Error('The tenant of this call is gone.');
  const changed = row.by && row.at ? { by: row.by, at: row.at.toISOString() } : null;
  return { name: row.name, theme: row.theme, changed };
}
