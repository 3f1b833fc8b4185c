import type postgres from 'postgres';
import { DENOMINATION } from './prepare.ts';

type Owner = postgres.Sql<{ bigint: bigint }>;

/**
 * Orders numbered `from` to `to` of one tenant with all their rows, as they would be after their events were
 * dispatched; written by the owner in bulk and without asking foreign keys, which the oracle does instead.
 */
export async function fillOrders(
  owner: Owner,
  of: { tenantId: string; productId: string },
  n: { from: number; to: number },
): Promise<void> {
  const { tenantId: tenant, productId: product } = of;
  await owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`set local synchronous_commit = off`;
    const numbers = sql`(select 'bench' || lpad(n::text, 21, '0') as i, n,
                                timestamptz '2026-01-01' + n * interval '1 second' as at
                           from generate_series(${n.from}::int, ${n.to}::int) n) as o`;
    await sql`
      insert into stock_codes (tenant_id, id, batch_id, product_id, denomination, sealed, key_id, fingerprint, last_four,
                               taken_at)
      select ${tenant}, 'stk_' || i, 'bat_bench', ${product}, ${DENOMINATION}, decode(repeat(md5(i), 4), 'hex'), 'bench',
             decode(md5(i) || md5(${tenant}), 'hex'), '0000', at from ${numbers}`;
    await sql`
      insert into transfers (tenant_id, id, type, debit_account_id, credit_account_id, currency, amount, code, reference,
                             memo, created_at)
      select ${tenant}, 'trf_' || i, 'posted', 'program::PTS', 'redeemed::PTS', 'PTS', ${DENOMINATION}, 'redeem',
             'ord_' || i, 'Test gift card', at from ${numbers}`;
    await sql`
      insert into orders (tenant_id, id, status, channel, payer_account_id, recipient, points, search_text, created_at,
                          changed_at)
      select ${tenant}, 'ord_' || i, 'fulfilled', 'api', 'program::PTS',
             jsonb_build_object('email', n || '@example.com', 'name', null), ${DENOMINATION},
             'ord_' || i || ' ' || n || '@example.com test gift card', at, at from ${numbers}`;
    await sql`
      insert into order_lines (tenant_id, id, order_id, product_id, product_name, denomination, currency, quantity,
                               first_unit, unit_points, rate_points, rate_minor_units, created_at)
      select ${tenant}, 'lin_' || i, 'ord_' || i, ${product}, 'Test gift card', ${DENOMINATION}, 'EUR', 1, 1,
             ${DENOMINATION}, 1, 1, at from ${numbers}`;
    await sql`
      insert into fulfilments (tenant_id, id, order_line_id, attempt, supplier, outcome, created_at, settled_at)
      select ${tenant}, 'ful_' || i, 'lin_' || i, 1, 'stock', 'issued', at, at from ${numbers}`;
    await sql`
      insert into vouchers (tenant_id, id, order_id, order_line_id, unit, product_id, denomination, currency, state,
                            sealed, key_id, fingerprint, last_four, transfer_id, issued_at)
      select ${tenant}, 'vch_' || i, 'ord_' || i, 'lin_' || i, 1, ${product}, ${DENOMINATION}, 'EUR', 'issued',
             decode(repeat(md5(i), 4), 'hex'), 'bench', decode(md5(i) || md5(${tenant}), 'hex'), '0000', 'trf_' || i, at
        from ${numbers}`;
    await sql`
      insert into events (tenant_id, id, type, object_type, object_id, sequence, actor_type, actor_id, request_id, data,
                          created_at)
      select ${tenant}, 'evt_' || substr(i, 2) || s, type, 'order', 'ord_' || i, s, 'api_key', 'key_bench', 'req_' || i,
             jsonb_build_object('points', ${DENOMINATION}::int), at
        from ${numbers}, (values (1, 'order.placed'), (2, 'order.paid'), (3, 'order.fulfilled')) as e(s, type)`;
    await sql`
      insert into audit_entries (tenant_id, id, verb, actor_type, actor_id, object_id, detail, request_id, created_at)
      select ${tenant}, 'aud_' || i, 'orders.place', 'api_key', 'key_bench', 'ord_' || i,
             jsonb_build_object('points', ${DENOMINATION}::int), 'req_' || i, at from ${numbers}`;
    await sql`
      insert into idempotency_keys (tenant_id, credential, route, key, body_hash, response, created_at)
      select ${tenant}, 'api_key:key_bench', 'orders.place', i, decode(md5(i), 'hex'),
             jsonb_build_object('orderId', 'ord_' || i), at from ${numbers}`;
    const count = n.to - n.from + 1;
    await sql`
      update accounts set version = version + ${count},
             debits_posted = debits_posted + case when kind = 'program' then ${count * DENOMINATION}::bigint else 0 end,
             credits_posted = credits_posted + case when kind = 'redeemed' then ${count * DENOMINATION}::bigint else 0 end
       where tenant_id = ${tenant} and kind in ('program', 'redeemed')`;
  });
}
