import type { TenantRef } from '#lib/tenant.ts';
import { lookingSql } from './factories.ts';

/** What differs by chance or by tenant: ids, positions, sealed codes. Everything else of two orders can be compared. */
const ID = /\b(?!prd_)[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}\b/g;
const BY_CHANCE = new Set(['tenant_id', 'position', 'sealed', 'key_id', 'fingerprint', 'last_four']);

/** Names each id by its kind and the order in which it was first seen. */
function namer(): (text: string) => string {
  const names = new Map<string, string>();
  return (text) =>
    text.replace(ID, (id) => {
      const name = names.get(id) ?? `${id.slice(0, 3)}#${names.size}`;
      names.set(id, name);
      return name;
    });
}

/** Every row that an order under this key left, as text without what differs by chance; null when there is none. */
export async function rowsOfKey(tenant: TenantRef, key: string): Promise<string | null> {
  const sql = lookingSql();
  const [claimed] = await sql<{ response: { orderId: string } }[]>`
    select * from idempotency_keys where tenant_id = ${tenant.id} and key = ${key}`;
  if (!claimed) return null;
  const id = claimed.response.orderId;
  const mine = sql`tenant_id = ${tenant.id}`;
  const rows = {
    claimed,
    orders: await sql`select * from orders where ${mine} and id = ${id}`,
    lines: await sql`select * from order_lines where ${mine} and order_id = ${id}`,
    units: await sql`select * from order_units where ${mine} and order_id = ${id}`,
    fulfilments: await sql`select f.* from fulfilments f join order_lines l on l.id = f.order_line_id
                            where f.tenant_id = ${tenant.id} and l.order_id = ${id}`,
    transfers: await sql`select * from transfers where ${mine} and reference = ${id}`,
    vouchers: await sql`select * from vouchers where ${mine} and order_id = ${id} order by unit`,
    codes: await sql`select s.denomination, s.taken_at, s.expires_on from stock_codes s join vouchers v
                        on v.tenant_id = s.tenant_id and v.fingerprint = s.fingerprint
                      where v.tenant_id = ${tenant.id} and v.order_id = ${id} order by v.unit`,
    events: await sql`select e.*, exists (select from outbox o where o.event_id = e.id) as waiting
                        from events e where ${mine} and object_id = ${id} order by sequence`,
    audit: await sql`select * from audit_entries where ${mine} and object_id = ${id}`,
  };
  const plain = JSON.stringify(
    rows,
    (name, value) => (BY_CHANCE.has(name) ? undefined : typeof value === 'bigint' ? `${value}n` : value),
    1,
  );
  return namer()(plain);
}

/** Balances, free codes and shown stock of a tenant, and how many rows of each kind it has. */
export async function sumsOf(tenant: TenantRef): Promise<unknown> {
  const sql = lookingSql();
  const mine = sql`tenant_id = ${tenant.id}`;
  const count = async (table: string) =>
    (await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)} where ${mine}`)[0]?.n;
  return {
    accounts: await sql`select id, debits_posted, credits_posted, debits_pending, credits_pending, version
                          from accounts where ${mine} order by id`,
    free: await sql`select product_id, denomination, count(*)::int as n from stock_codes
                     where ${mine} and taken_at is null group by 1, 2 order by 1, 2`,
    listings: await sql`select product_id, in_stock from listings where ${mine} order by 1`,
    orders: await count('orders'),
    transfers: await count('transfers'),
    keys: await count('idempotency_keys'),
    audited: (
      await sql`select verb, count(*)::int as n from audit_entries where ${mine} group by 1 order by 1`
    ).filter((r) => r['verb'] === 'orders.place'),
  };
}
