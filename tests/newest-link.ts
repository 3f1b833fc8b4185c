import { withTenant } from '#db/tenant.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { magicToken } from '#modules/identity/index.ts';

/** The magic link asked for last, with the token that only its letter holds. */
export async function newestLink(tenant: TenantRef): Promise<{ linkId: string; linkToken: string }> {
  return withTenant(tenant.id, async (sql) => {
    const [row] = await sql<
      { id: string }[]
    >`select id from magic_links where tenant_id = ${tenant.id} order by id desc limit 1`;
    const linkId = row?.id ?? '';
    return { linkId, linkToken: await magicToken({ sql, tenant }, linkId) };
  });
}
