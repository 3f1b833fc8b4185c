import type postgres from 'postgres';
import { withTenant } from '#db/tenant.ts';
import { randomToken, sha256 } from '#lib/crypto.ts';
import { newId } from '#lib/id.ts';
import { createKeys } from '#modules/tenants/index.ts';
import { DENOMINATION } from './prepare.ts';

type Owner = postgres.Sql<{ bigint: bigint }>;

const FUNDS = 1_000_000_000;
const SCOPES = ['catalog.read', 'orders.place', 'orders.read'];

/** So many programs that all offer one product, each with funds, codes and an API key; answers the keys. */
export async function makeTenants(
  owner: Owner,
  size: { tenants: number; codes: number; productId: string },
): Promise<string[]> {
  const made = Array.from({ length: size.tenants }, () => {
    const id = newId('tenant');
    const secret = `dk_live_${id.slice(4)}_${randomToken()}`;
    const hash = sha256(secret).toString('hex');
    return {
      id,
      secret,
      hash,
      listing: newId('listing'),
      rate: newId('rate'),
      key: newId('apiKey'),
      fund: newId('transfer'),
    };
  });
  await owner.begin(async (sql) => {
    const rows = sql`jsonb_to_recordset(${made as never}::jsonb)
      as t(id text, hash text, listing text, rate text, key text, fund text)`;
    await sql`insert into tenants (id, slug, name, mode, currency, locale, time_zone, theme)
              select id, id, id, 'live', 'EUR', 'en', 'UTC', '{}' from ${rows}`;
    await sql`insert into tenant_hosts (host, tenant_id) select id || '.localhost', id from ${rows}`;
    await sql`insert into point_rates (tenant_id, id, currency, points, minor_units, source, created_at)
              select id, rate, 'EUR', 1, 1, 'bench', now() from ${rows}`;
    await sql`insert into api_keys (tenant_id, id, name, secret_hash, last_four, scopes, created_at)
              select id, key, 'Bench', decode(hash, 'hex'), '0000', ${SCOPES}, now() from ${rows}`;
    await sql`insert into listings (tenant_id, id, product_id, visible, position, in_stock, country, kind, categories)
              select t.id, t.listing, p.id, true, 0, true, p.country, p.kind, p.categories
                from ${rows}, products p where p.id = ${size.productId}`;
    await fund(sql, made);
    await shelve(sql, made, size);
  });
  for (const { id } of made) await withTenant(id, (sql) => createKeys(sql, id));
  return made.map((t) => t.secret);
}

async function fund(sql: postgres.TransactionSql<{ bigint: bigint }>, made: { id: string; fund: string }[]) {
  for (const { id, fund: transferId } of made) {
    const funding = {
      id: transferId,
      type: 'posted',
      debit: 'issuance::PTS',
      credit: 'program::PTS',
      currency: 'PTS',
      amount: FUNDS,
      code: 'fund',
      reference: id,
    };
    await sql`select set_config('damson.tenant', ${id}, true), ledger_post(now(), ${[funding] as never}::jsonb)`;
  }
}

/** Codes that nobody will open: what an order moves is sealed, and any bytes do. */
async function shelve(
  sql: postgres.TransactionSql<{ bigint: bigint }>,
  made: { id: string }[],
  { codes, productId }: { codes: number; productId: string },
) {
  const ids = made.map((t) => t.id);
  await sql`insert into stock_batches (tenant_id, id, file_name, accepted, refused, created_at)
            select id, 'bat_bench', 'bench.csv', ${codes}, 0, now() from unnest(${ids}::text[]) as id`;
  await sql`
    insert into stock_codes (tenant_id, id, batch_id, product_id, denomination, sealed, key_id, fingerprint, last_four)
    select id, 'stk_' || lpad(n::text, 26, '0'), 'bat_bench', ${productId}, ${DENOMINATION},
           decode(repeat(md5(id || n), 4), 'hex'), 'bench', decode(md5(n || id) || md5(id), 'hex'), '0000'
      from unnest(${ids}::text[]) as id, generate_series(1, ${codes}::int) n`;
}
