import { encodeCursor } from '#lib/page.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { searchWares, wareFacets } from '#modules/catalog/index.ts';
import { asOwner, makeTenant } from '#tests/factories.ts';
import { openDatabase } from './database.ts';

const SIZES = [10_000, 100_000] as const;
const [TIMES, WARM_UP] = [20, 5];
const MOST_MS = 150;
const LIMIT = 50;
const BRANDS = 400;
type Owner = Awaited<ReturnType<typeof openDatabase>>['owner'];

const id = (prefix: string, n: number) => `${prefix}_${String(n).padStart(26, '0')}`;

/** Brands with names of letters of their own, so that a search meets as many like it as in a real catalogue. */
async function makeShop(owner: Owner, tenant: TenantRef): Promise<void> {
  await owner`
    insert into brands (id, slug, name, hue, about)
    select 'brd_' || lpad(n::text, 26, '0'), 'b' || n, initcap(left(translate(md5(n::text), '0123456789', 'aeioulnrst'), 7)), n % 360, ''
      from generate_series(1, ${BRANDS}) n`;
  await owner`insert into categories (slug, name, position) select 'c' || n, 'Category ' || n, n from generate_series(0, 11) n`;
  for (const name of ['First', 'Second', 'Third']) {
    await owner`
      insert into supplier_accounts (tenant_id, id, kind, name, mode, base_url, sealed, key_id, priority, status, balances, created_at)
      select ${tenant.id}, ${`sup_${name.toLowerCase().padStart(26, '0')}`}, 'runa', ${name}, mode, 'https://api.example.com', '', 'key', 1,
             'active', '[]', now() from tenants where id = ${tenant.id}`;
  }
}

/** Products up to this number: three in five are listed here, each has one or two suppliers. */
async function fill(owner: Owner, tenant: TenantRef, from: number, to: number): Promise<void> {
  await owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`
      insert into products (id, brand_id, name, kind, categories, country, currency, denominations, denomination_type,
        min_value, max_value, step_value, delivery, usage, code_format, how_to, terms, source, source_sku, search_text)
      select 'prd_' || lpad(n::text, 26, '0'), b.id, b.name || ' ' || n,
             (array['gift_card','gift_card','gift_card','merchandise','lounge','charity','mobile_top_up','perk'])[1 + n % 8],
             array['c' || n % 12, 'c' || (n * 7) % 12], (array['DE','US','GB','FR','IN','JP','SE','ES','IT','NL'])[1 + n % 10],
             (array['EUR','USD','GBP','EUR','INR','JPY','SEK','EUR','EUR','EUR'])[1 + n % 10],
             array[1000 + n % 50 * 100]::bigint[], 'fixed', 1000 + n % 50 * 100, 1000 + n % 50 * 100, 1, 'instant',
             'online', 'text', repeat('How to use it. ', 20), repeat('These terms hold. ', 40), 'bench', n::text,
             lower(b.name) || ' ' || n
        from generate_series(${from + 1}::int, ${to}::int) n
        join brands b on b.id = 'brd_' || lpad((n * 7919::bigint % ${BRANDS} + 1)::text, 26, '0')`;
    await sql`
      insert into listings (tenant_id, id, product_id, visible, featured, in_stock, position, country, kind, categories)
      select ${tenant.id}, 'lst_' || right(id, 26), id, n % 10 > 0, n % 500 = 0, n % 3 > 0, n * 16, country, kind, categories
        from (select p.*, source_sku::int as n from products p) p where n > ${from} and n % 5 < 3`;
    await sql`
      insert into supplier_offers (tenant_id, id, account_id, sku, product_id, name, brand, country, currency,
        denomination_type, denominations, min_value, max_value, cost_basis_points, priority, available, last_seen_at)
      select ${tenant.id}, 'off_' || a.name || n, a.id, n::text, p.id, p.name, '', country, currency, 'fixed', denominations,
             min_value, max_value, 9500, 1, true, now()
        from (select p.*, source_sku::int as n from products p) p
        join supplier_accounts a on (n + length(a.name)) % 3 > 0 where n > ${from}`;
  });
  await owner`vacuum (analyze) products, listings, supplier_offers, brands`;
}

/** What people ask the catalogue for; each with its page and its facets, as the screen does. */
const QUESTIONS = (count: number): Record<string, object> => ({
  'first page': {},
  'the middle of the listed': { cursor: encodeCursor([count * 8, '', '']) },
  'the last page': { cursor: encodeCursor([2_147_483_647, 'zz', '']) },
  'a supplier': { accountId: `sup_${'second'.padStart(26, '0')}` },
  'a brand': { brandId: id('brd', 7) },
  'a country': { country: 'SE' },
  'a kind and category': { kind: 'lounge', category: 'c4' },
  'not listed': { listed: 'no' },
  'shown, in stock': { listed: 'shown', inStock: true },
  featured: { featured: true },
  'by name, a country': { sort: 'name', country: 'SE' },
  'by price': { sort: '-price' },
  'by price, a brand': { sort: 'price', brandId: id('brd', 11) },
  'a word': { q: WORD },
  'a typo': { q: TYPO },
  'an unknown word': { q: 'zzyzzx' },
  'a supplier of a brand': { accountId: `sup_${'first'.padStart(26, '0')}`, brandId: id('brd', 9) },
});

async function median(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < WARM_UP + TIMES; i += 1) {
    const from = performance.now();
    await work();
    if (i >= WARM_UP) took.push(performance.now() - from);
  }
  return took.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
}

const { owner, stop } = await openDatabase();
const tenant = await makeTenant();
await makeShop(owner, tenant);
const [brand] = await owner<
  [{ name: string }]
>`select lower(name) as name from brands where id = ${id('brd', 5)}`;
const WORD = brand.name;
const TYPO = `${WORD.slice(0, 3)}${WORD.slice(4)}`;
const caller = asOwner(tenant);
let missed = 0;
let from = 0;
for (const size of SIZES) {
  await fill(owner, tenant, from, size);
  from = size;
  console.log(`${size} products`);
  for (const [name, input] of Object.entries(QUESTIONS(size))) {
    const page = await median(() => searchWares.call(caller, { ...input, limit: LIMIT }));
    const facets = 'cursor' in input ? 0 : await median(() => wareFacets.call(caller, input));
    // What a choice would leave is counted over everything, so its bound is for a catalogue as large as they are.
    const ok = page <= MOST_MS && (facets <= MOST_MS || size > SIZES[0]);
    if (!ok) missed += 1;
    console.log(
      `${ok ? '✓' : '✗'} ${name.padEnd(28)} page ${page.toFixed(1).padStart(7)} ms   facets ${facets.toFixed(1).padStart(7)} ms`,
    );
  }
}
await stop();
process.exitCode = missed > 0 ? 1 : 0;
