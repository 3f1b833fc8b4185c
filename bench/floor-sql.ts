import type postgres from 'postgres';

type Sql = postgres.Sql<{ bigint: bigint }>;

/** The 24 cards of the first page, as the product reads them. */
export const CARDS = `
  select l.id, l.product_id, p.name, b.id as brand_id, b.name as brand_name, p.kind, p.country, p.currency,
         p.min_value, p.max_value, p.denomination_type, l.in_stock, l.markup_basis_points, l.position
    from listings l join products p on p.id = l.product_id join brands b on b.id = p.brand_id
   where l.tenant_id = $1 and l.visible and p.status = 'live' order by l.position, l.id limit 25`;

/** The code that was sold last; the index entries before it are dead. */
let lastCode = '';

/** Reads and writes the rows of one order in one transaction, all statements sent at once. */
export async function writeOrder(
  sql: Sql,
  o: { tenant: string; product: string; keyHash: string; id: string },
): Promise<object> {
  const { tenant, product } = o;
  const id = (prefix: string) => `${prefix}_${o.id}`;
  const [order, line, transfer, voucher] = [id('ord'), id('lin'), id('trf'), id('vch')];
  const now = new Date();
  const posted = {
    id: transfer,
    type: 'posted',
    debit: 'program::PTS',
    credit: 'redeemed::PTS',
    currency: 'PTS',
    amount: 1000,
    code: 'redeem',
    reference: order,
  };
  const answer = {
    order_id: order,
    status: 'fulfilled',
    points: 1000,
    voucher_url: null,
    vouchers: [voucher],
  };
  await sql.begin(async (tx) => {
    await tx`select set_config('damson.tenant', ${tenant}, true)`;
    const sold = tx`with free as (
           select id from stock_codes where tenant_id = ${tenant} and product_id = ${product} and denomination = 1000
              and id > ${lastCode} and taken_at is null order by id limit 1 for update skip locked
         ), taken as (
           update stock_codes s set taken_at = ${now} from free where s.tenant_id = ${tenant} and s.id = free.id
           returning s.*
         )
         insert into vouchers (tenant_id, id, order_id, order_line_id, unit, product_id, denomination, currency,
                               state, sealed, key_id, fingerprint, last_four, transfer_id, issued_at)
         select ${tenant}, ${voucher}, ${order}, ${line}, 1, product_id, denomination, 'EUR', 'issued', sealed, key_id,
                fingerprint, last_four, ${transfer}, ${now} from taken
         returning (select id from free) as code`;
    await Promise.all([
      tx`select id, scopes from api_keys where tenant_id = ${tenant} and secret_hash = decode(${o.keyHash}, 'hex')`,
      tx`select p.name, p.currency, l.markup_basis_points from listings l join products p on p.id = l.product_id
          where l.tenant_id = ${tenant} and l.product_id = ${product}`,
      tx`select points, minor_units from point_rates where tenant_id = ${tenant} and currency = 'EUR'`,
      tx`select id, name, status from members where tenant_id = ${tenant} and email = 'someone@example.com'`,
      tx`insert into idempotency_keys (tenant_id, credential, route, key, body_hash, response, created_at)
         values (${tenant}, 'floor', 'floor', ${o.id}, decode(${o.keyHash}, 'hex'), ${JSON.stringify(answer)}::jsonb,
                 ${now})`,
      tx`select ledger_post(${now}, ${JSON.stringify([posted])}::text::jsonb)`,
      sold,
      tx`insert into orders (tenant_id, id, status, channel, payer_account_id, recipient, points,
                             search_text, created_at, changed_at)
         values (${tenant}, ${order}, 'fulfilled', 'api', 'program::PTS', '{"email":"someone@example.com"}', 1000,
                 ${order}, ${now}, ${now})`,
      tx`insert into order_lines (tenant_id, id, order_id, product_id, product_name, denomination, currency, quantity,
                                  unit_points, rate_points, rate_minor_units)
         values (${tenant}, ${line}, ${order}, ${product}, 'Test gift card', 1000, 'EUR', 1, 1000, 1, 1)`,
      tx`insert into fulfilments (tenant_id, id, order_line_id, attempt, supplier, outcome, created_at)
         values (${tenant}, ${id('ful')}, ${line}, 1, 'stock', 'issued', ${now})`,
      tx`insert into events (tenant_id, id, type, object_type, object_id, sequence, actor_type, actor_id, request_id,
                             data, created_at)
         select ${tenant}, ${id('evt')} || n, ('{order.placed,order.paid,order.fulfilled}'::text[])[n],
                'order', ${order}, n, 'api_key', 'floor', ${o.id}, '{}', ${now} from generate_series(1, 3) n`,
      tx`insert into outbox (tenant_id, event_id) select ${tenant}, ${id('evt')} || n from generate_series(1, 3) n`,
      tx`insert into audit_entries (tenant_id, id, verb, actor_type, actor_id, object_id, detail, request_id,
                                    created_at)
         values (${tenant}, ${id('aud')}, 'orders.place', 'api_key', 'floor', ${order}, '{}', ${o.id}, ${now})`,
    ]);
    lastCode = (await sold)[0]?.['code'] ?? '';
  });
  return answer;
}
