import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { listProducts } from '#modules/catalog/listings.ts';
import { normalise } from '#modules/catalog/search.ts';
import { browse, facets, nearMisses, suggest } from '#modules/orders/index.ts';
import { setRate } from '#modules/points/index.ts';
import { asKey, asMember, asPlatform, makeMember, makeTenant, ownerSql } from '#tests/factories.ts';

type Made = {
  name: string;
  country?: string;
  currency?: string;
  kind?: string;
  category?: string;
  delivery?: string;
} & ({ values: number[] } | { from: number; to: number; step: number });

const SHELF: Made[] = [
  { name: 'IKEA', values: [1000, 5000], category: 'home' },
  { name: 'IKEA Plus', from: 1000, to: 10000, step: 500, category: 'home', delivery: 'days' },
  { name: 'Decathlon', values: [2500], category: 'sport' },
  { name: 'Amazon', values: [1000, 2500], category: 'electronics' },
  { name: 'Stanley 1913', values: [3500], kind: 'merchandise', category: 'sport' },
  { name: 'عبد الصمد القرشي', values: [1000], category: 'beauty' },
  { name: '楽天ギフトカード', values: [3000], country: 'JP', currency: 'JPY' },
  { name: 'Zain', values: [5250], country: 'KW', currency: 'KWD', kind: 'mobile_top_up' },
  { name: 'Żabka', values: [5000], country: 'PL', currency: 'PLN' },
  { name: 'H&M', values: [2000], category: 'fashion' },
];
let tenant: TenantRef;
beforeAll(async () => {
  tenant = await makeTenant();
  const rates = { PLN: 430, JPY: 160, KWD: 330 };
  for (const [currency, minorUnits] of Object.entries(rates))
    await setRate.call(asPlatform(tenant), { currency, points: 100, minorUnits, source: 'test' });
  const productIds = await makeAll(SHELF);
  await listProducts.call(asPlatform(tenant), { products: productIds.map((productId) => ({ productId })) });
});

/** A brand and a product for each, as an import writes them. */
async function makeAll(made: Made[]): Promise<string[]> {
  const owner = ownerSql();
  const rows = made.map((m) => {
    const values = 'values' in m ? m.values : [m.from];
    return {
      id: newId('product'),
      brand: newId('brand'),
      name: m.name,
      kind: m.kind ?? 'gift_card',
      category: m.category ?? 'giving',
      country: m.country ?? 'DE',
      currency: m.currency ?? 'EUR',
      values: values.join(','),
      type: 'values' in m ? 'fixed' : 'range',
      min: Math.min(...values),
      max: 'values' in m ? Math.max(...values) : m.to,
      step: 'values' in m ? 1 : m.step,
      delivery: m.delivery ?? 'instant',
      search: normalise(`${m.name} ${m.name} gift card`),
    };
  });
  const columns = owner`jsonb_to_recordset(${owner.json(rows)}) as r(id text, brand text, name text, kind text,
    category text, country text, currency text, "values" text, type text, min bigint, max bigint, step bigint,
    delivery text, search text)`;
  await owner`insert into categories (slug, name, position) select distinct r.category, r.category, 1 from ${columns}
    on conflict do nothing`;
  await owner`insert into brands (id, slug, name, hue, about) select r.brand, r.brand, r.name, 200, '' from ${columns}`;
  await owner`
    insert into products (id, brand_id, name, kind, categories, country, currency, denominations, denomination_type,
      min_value, max_value, step_value, delivery, usage, code_format, how_to, terms, source, source_sku, search_text)
    select r.id, r.brand, r.name, r.kind, array[r.category], r.country, r.currency,
      string_to_array(r.values, ',')::bigint[], r.type, r.min, r.max, r.step, r.delivery, 'online', 'text', '', '',
      'test', r.id, r.search from ${columns}`;
  await owner.end();
  return rows.map((r) => r.id);
}

const find = async (input: object) =>
  (await browse.call(asKey(tenant), { country: 'all', ...input })).items.map((i) => i.name);

describe('a search', () => {
  it.each([
    ['decatlon', 'Decathlon'],
    ['decthlon gift card', 'Decathlon'],
    ['amzon', 'Amazon'],
    ['card amazon', 'Amazon'],
    ['zabka', 'Żabka'],
    ['h&m', 'H&M'],
    ['القرشي', 'عبد الصمد القرشي'],
    ['عبدالصمد', 'عبد الصمد القرشي'],
    ['楽天', '楽天ギフトカード'],
    ['ギフトカード', '楽天ギフトカード'],
    ['stanley 1913', 'Stanley 1913'],
  ])('for %s finds %s first', async (q, name) => {
    expect((await find({ q }))[0]).toBe(name);
  });

  it.each([
    ['ikea 50', ['IKEA', 'IKEA Plus']],
    ['ikea 75 €', ['IKEA Plus']],
    ['amazon 25', ['Amazon']],
    ['zain 5.250 kwd', ['Zain']],
    ['楽天 3000円', ['楽天ギフトカード']],
    ['3000 yen', ['楽天ギフトカード']],
  ])('for %s finds what is sold at that value', async (q, names) => {
    expect((await find({ q })).sort()).toEqual([...names].sort());
  });

  it('for a value that the brand does not have still finds the brand', async () => {
    expect(await find({ q: 'decathlon 999' })).toEqual(['Decathlon']);
    expect(await find({ q: '999 kwd' })).toEqual([]);
  });

  it('offers brands before products, a value in mind or not', async () => {
    const { brands, products } = await suggest.call(asKey(tenant), { q: 'ikea 50' });
    expect(brands.map((b) => b.name).sort()).toEqual(['IKEA', 'IKEA Plus']);
    expect(products).toHaveLength(2);
  });
});

describe('filters', () => {
  it('keep to values, delivery and currency', async () => {
    expect(await find({ least: '40', most: '60', currency: 'EUR' })).toEqual(['IKEA', 'IKEA Plus']);
    expect(await find({ least: '50.01', most: '56', currency: 'EUR' })).toEqual(['IKEA Plus']);
    expect(await find({ least: '2999', most: '3000.5' })).toEqual([]);
    expect(await find({ least: '2999', most: '3000' })).toEqual(['楽天ギフトカード']);
    expect(await find({ least: '5.25', most: '5.25', currency: 'KWD' })).toEqual(['Zain']);
    expect(await find({ instant: true, q: 'ikea' })).toEqual(['IKEA']);
    expect(await find({ currency: 'KWD' })).toEqual(['Zain']);
    expect(await find({ favourites: true })).toEqual([]);
  });

  it.each(['price', '-price', 'newest', 'name'] as const)(
    'sort by %s without a gap or a repeat',
    async (sort) => {
      const whole = await browse.call(asKey(tenant), { country: 'all', sort, limit: 100 });
      const seen: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await browse.call(asKey(tenant), { country: 'all', sort, limit: 3, cursor });
        seen.push(...page.items.map((i) => i.listingId));
        if (!page.nextCursor) break;
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(whole.items.map((i) => i.listingId));
      const prices = whole.items.map((i) => i.fromPoints ?? 0);
      const wanted = {
        price: [...prices].sort((a, b) => a - b),
        '-price': [...prices].sort((a, b) => b - a),
      };
      if (sort === 'price' || sort === '-price') expect(prices).toEqual(wanted[sort]);
    },
  );

  it('are counted as what choosing them would bring', async () => {
    const counted = await facets.call(asKey(tenant), { country: 'DE', category: 'sport' });
    expect(counted.total).toBe((await find({ country: 'DE', category: 'sport' })).length);
    expect(counted.kinds).toEqual([
      { kind: 'gift_card', count: 1 },
      { kind: 'merchandise', count: 1 },
    ]);
    for (const { slug, count } of counted.categories)
      expect((await find({ country: 'DE', category: slug })).length, slug).toBe(count);
    const all = await facets.call(asKey(tenant), { country: 'all' });
    for (const { code, count } of all.countries) expect((await find({ country: code })).length).toBe(count);
    expect(all.instant).toBe((await find({ instant: true })).length);
  });
});

describe('where nothing matches', () => {
  it('it is said what fewer conditions would find, and who may be meant', async () => {
    const member = asMember(tenant, await makeMember(tenant));
    expect((await browse.call(member, { q: 'zain' })).items).toEqual([]);
    expect(await nearMisses.call(member, { q: 'zain' })).toMatchObject({ here: 0, everywhere: 1 });
    expect(await nearMisses.call(member, { q: 'dektlon' })).toMatchObject({ brands: ['Decathlon'] });
    expect(await nearMisses.call(member, { q: 'ikea', kind: 'lounge' })).toMatchObject({ here: 2 });
  });

  it('another program knows nothing of it', async () => {
    const other = await makeTenant();
    expect(await nearMisses.call(asKey(other), { q: 'ikea' })).toEqual({
      here: 0,
      everywhere: 0,
      brands: [],
    });
    expect((await facets.call(asKey(other), {})).total).toBe(0);
  });
});

it('ten thousand listings are searched, filtered, counted and walked to the end of a search', async () => {
  const large = await makeTenant();
  const owner = ownerSql();
  await owner`
    with many as (select 'prd_many_' || n as id, n from generate_series(1, 10000) n),
         made as (insert into products (id, brand_id, name, kind, categories, country, currency, denominations,
            denomination_type, min_value, max_value, step_value, delivery, usage, code_format, how_to, terms, source,
            source_sku, search_text)
          select id, (select id from brands where name = 'IKEA' limit 1), 'Reward ' || n, 'gift_card',
            array['home'], 'DE', 'EUR', array[1000 + n]::bigint[], 'fixed', 1000 + n, 1000 + n, 1, 'instant', 'online',
            'text', '', '', 'many', id, 'reward ' || n from many returning id)
    insert into listings (tenant_id, id, product_id, visible, position, country, kind, categories)
    select ${large.id}, 'lst_many_' || n, id, true, n, 'DE', 'gift_card', array['home'] from many`;
  await owner`analyze listings, products`;
  await owner.end();
  const ask = (input: object) => browse.call(asKey(large), { country: 'DE', ...input });
  expect((await facets.call(asKey(large), { country: 'DE' })).total).toBe(10_000);
  expect((await ask({ q: 'reward 9876' })).items[0]?.name).toBe('Reward 9876');
  expect((await ask({ sort: '-price' })).items[0]?.name).toBe('Reward 10000');
  expect((await ask({ least: '20', most: '20.03' })).items).toHaveLength(4);
  const seen = new Set<string>();
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await ask({ q: 'reward', limit: 100, cursor });
    for (const item of page.items) seen.add(item.listingId);
    cursor = page.nextCursor;
  }
  expect(seen.size).toBe(1000);
});
