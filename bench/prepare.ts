import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { TenantRef } from '#lib/tenant.ts';
import { createApiKey } from '#modules/identity/index.ts';
import { addCodes, asPlatform, makeProduct, makeTenant } from '#tests/factories.ts';

export type Prepared = { tenant: TenantRef; key: string; product: { productId: string; listingId: string } };
type Owner = postgres.Sql<{ bigint: bigint }>;

export const DENOMINATION = 1000;
const CODES_IN_A_FILE = 10_000;

/** One program with funds, a key, a product with this many codes, and a catalogue around it. */
export async function prepare(owner: Owner, size: { codes: number; listings: number }): Promise<Prepared> {
  const tenant = await makeTenant({ funds: 100_000_000_000 });
  const product = await makeProduct(tenant, { values: [DENOMINATION], codes: 0 });
  for (let left = size.codes; left > 0; left -= CODES_IN_A_FILE) {
    const codes = Math.min(left, CODES_IN_A_FILE);
    await addCodes(tenant, { productId: product.productId, values: [DENOMINATION], codes });
  }
  await owner`update listings set position = 0 where tenant_id = ${tenant.id}`;
  await fillCatalogue(owner, tenant.id, { from: 1, to: size.listings });
  const scopes = ['catalog.read', 'orders.place', 'orders.read'];
  const { secret } = await createApiKey.call(asPlatform(tenant), { name: 'Bench', scopes });
  return { tenant, key: secret, product };
}

const COUNTRIES = ['DE', 'FR', 'ES', 'GB', 'IT', 'NL', 'US', 'CA', 'MX', 'JP'];
const KINDS = [
  'gift_card',
  'gift_card',
  'gift_card',
  'merchandise',
  'lounge',
  'charity',
  'mobile_top_up',
  'perk',
];
const CATEGORIES = ['food', 'travel', 'fashion', 'games', 'home', 'sport', 'books', 'music'];

/** Products numbered `from` to `to` of 200 brands, all offered by the tenant; written by the owner in bulk. */
export async function fillCatalogue(
  owner: Owner,
  tenantId: string,
  n: { from: number; to: number },
): Promise<void> {
  const run = randomUUID().replaceAll('-', '').slice(0, 8);
  await owner`
    insert into brands (id, slug, name, hue, about)
    select 'brd_bench' || lpad(i::text, 21, '0'), 'bench-' || i, 'Brand ' || i, i % 360, 'A brand.'
      from generate_series(1, 200) i on conflict do nothing`;
  await owner`
    insert into products (id, brand_id, name, kind, categories, country, currency, denominations, denomination_type,
      min_value, max_value, step_value, validity_months, delivery, usage, code_format, how_to, terms, source,
      source_sku, search_text)
    select 'prd_' || ${run} || lpad(i::text, 18, '0'), 'brd_bench' || lpad((1 + i % 200)::text, 21, '0'),
           'Product ' || i, (${KINDS}::text[])[1 + i / 10 % 8], array[(${CATEGORIES}::text[])[1 + i / 80 % 8]],
           (${COUNTRIES}::text[])[1 + i % 10], 'EUR', '{1000,2500,5000}', 'fixed', 1000, 5000, 1, 36, 'instant',
           'online', 'text', 'How', 'Terms', 'bench', ${run} || i, 'brand ' || 1 + i % 200 || ' product ' || i
      from generate_series(${n.from}::int, ${n.to}::int) i`;
  await owner`
    insert into listings (tenant_id, id, product_id, visible, featured, position, in_stock, country, kind, categories)
    select ${tenantId}, 'lst_' || substr(id, 5), id, true, false, substr(id, 13)::int, true, country, kind, categories
      from products where id like ${`prd_${run}%`}`;
  await owner`vacuum (analyze) products`;
  await owner`vacuum (analyze) listings`;
}
