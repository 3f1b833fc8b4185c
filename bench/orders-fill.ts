import type { TenantRef } from '#lib/tenant.ts';
import type { openDatabase } from './database.ts';

export const MEMBERS = 2_000;
type Owner = Awaited<ReturnType<typeof openDatabase>>['owner'];

/** Orders of the same members and products whatever their count, one in fifty of them in trouble. */
export async function fill(owner: Owner, tenant: TenantRef, count: number): Promise<void> {
  const { id } = tenant;
  const members = MEMBERS;
  await owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`set local synchronous_commit = off`;
    await sql`
      insert into members (tenant_id, id, email, name, country, locale, status, created_at)
      select ${id}, 'mem_' || lpad(n::text, 26, '0'), 'person' || n || '@example.com', 'Person ' || n, 'DE', 'en',
             'active', now() from generate_series(1, ${members}) n`;
    await sql`
      insert into orders (tenant_id, id, status, channel, member_id, payer_account_id, recipient, recipient_member_id,
                          points, search_text, created_at, changed_at)
      select ${id}, 'ord_' || lpad(n::text, 26, '0'),
             case when n % 50 > 0 then 'fulfilled' when n % 100 = 0 then 'failed' else 'refunded' end,
             case when n % 3 = 0 then 'api' else 'storefront' end, m, 'wallet:' || m || ':PTS',
             jsonb_build_object('email', 'person' || (n * 7919::bigint % ${members} + 1) || '@example.com', 'name', 'Person ' || n % ${members}),
             m, 100 + (n * 7919::bigint) % 100000, 'ord_' || lpad(n::text, 26, '0') || ' person gift card ' || n % 200,
             timestamptz '2024-01-01' + n * (interval '700 days' / ${count}), now()
        from (select n, 'mem_' || lpad((n * 7919::bigint % ${members} + 1)::text, 26, '0') as m
                from generate_series(1, ${count}) n) as o`;
    await sql`
      insert into order_lines (tenant_id, id, order_id, product_id, product_name, denomination, currency, quantity,
                               first_unit, unit_points, rate_points, rate_minor_units, created_at)
      select ${id}, 'lin_' || lpad(n::text, 26, '0'), 'ord_' || lpad(n::text, 26, '0'),
             'prd_' || lpad((n * 31 % 200)::text, 26, '0'), 'Gift card ' || n * 31 % 200, 1000, 'EUR', 1, 1, 1000, 1, 1, timestamptz '2024-01-01' + n * (interval '700 days' / ${count})
        from generate_series(1, ${count}) n`;
  });
}
