import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownerSql } from '#tests/factories.ts';
import sample from '../../tests/fixtures/woohoo-products.json' with { type: 'json' };
import { type ImportInput, importFeed } from './import.ts';
import { readJsonFile } from './import-file.ts';
import { reportJson, reportText } from './import-report.ts';

let owner: ReturnType<typeof ownerSql>;
const SAMPLE = new URL('../../tests/fixtures/woohoo-products.json', import.meta.url).pathname;
/** Kept outside the project; what only it shows is asserted where it is there. */
const WHOLE = new URL('../../../shared/feeds/woohoo-products.json', import.meta.url).pathname;

afterAll(() => owner.end());
beforeAll(() => {
  owner = ownerSql();
});
beforeEach(async () => {
  await owner`delete from products where source in ('woohoo', 'mine')`;
  await owner`delete from brands b where not exists (select 1 from products p where p.brand_id = b.id)`;
});

const bring = (json: unknown, more: Partial<ImportInput> = {}) =>
  importFeed(owner, { source: 'woohoo', json, country: null, ...more });
const [first = sample[0], ...others] = sample;
const with1 = (change: Record<string, unknown>) => [{ ...first, ...change }, ...others];
const lines = ({ changes }: Awaited<ReturnType<typeof bring>>) =>
  changes.map((c) => [c.change, c.sku, 'why' in c ? c.why : ''].join(' ').trim());

/** Every column of the three tables, times and ids included. */
async function checksum(): Promise<string> {
  const [row] = await owner<{ sum: string }[]>`
    select md5(string_agg(line, e'\n' order by line)) as sum from (
      select categories::text as line from categories union all select brands::text from brands
      union all select products::text from products) as everything`;
  return row?.sum ?? '';
}

/** Runs a piece of work and answers whether it left the catalogue exactly as it was. */
async function leavesAlone(work: () => Promise<unknown>): Promise<boolean> {
  const before = await checksum();
  await work();
  return (await checksum()) === before;
}

const statusOf = async (sku: string) =>
  (await owner`select status from products where source = 'woohoo' and source_sku = ${sku}`)[0]?.['status'];

describe('a first import', () => {
  it('writes products, brands and the categories they need', async () => {
    const report = await bring(sample);
    expect(report.totals).toMatchObject({
      rows: 12,
      accepted: 12,
      refused: 0,
      new: 12,
      unchanged: 0,
      newBrands: 11,
    });
    const [himalaya] = await owner`
      select p.*, p.denominations::text[] as "values", b.name as brand, b.slug, b.hue,
             (select c.name from categories c where c.slug = p.categories[1]) as category
        from products p join brands b on b.id = p.brand_id where source_sku = 'GVGBHIS001'`;
    expect(himalaya).toMatchObject({
      name: 'Himalaya gift voucher',
      brand: 'Himalaya',
      slug: 'himalaya',
      category: 'Beauty',
      kind: 'gift_card',
      country: 'IN',
      currency: 'INR',
      denomination_type: 'range',
      min_value: 10_000n,
      max_value: 10_000_000n,
      step_value: 100n,
      values: ['10000', '25000', '50000', '100000', '250000', '500000'],
      status: 'live',
      source: 'woohoo',
      search_text: 'himalaya himalaya gift voucher',
      terms: expect.stringContaining('Himalaya'),
    });
    expect(himalaya?.['hue']).toBeLessThan(360);
  });

  it('joins the brands that are there, in whatever spelling', async () => {
    await owner`
      insert into brands values ('brd_d', 'dominos', 'Domino''s', 7, ''),
                                ('brd_t', 'tanishq', 'Tanishq', 8, '')`;
    const report = await bring(sample);
    expect(report.totals.newBrands).toBe(9);
    const rows = await owner`select source_sku from products where brand_id in ('brd_d', 'brd_t') order by 1`;
    expect(rows.map((r) => r['source_sku'])).toEqual(['EGCGBDMNS011', 'EGCGBTSQ004']);
  });

  it('says which rows it refused and why, and imports the others', async () => {
    const report = await bring([...with1({ minPrice: '-1' }), { ...first, sku: 'EGCGBUBER001' }, 'oops']);
    expect(report.refused).toEqual([
      {
        row: 1,
        sku: 'GVGBHIS001',
        field: 'minPrice',
        reason: 'negative',
        says: 'minPrice is below zero: -1',
      },
      expect.objectContaining({ row: 13, sku: 'EGCGBUBER001', reason: 'duplicate_sku' }),
      expect.objectContaining({ row: 14, sku: null, field: 'row', reason: 'wrong_type' }),
    ]);
    expect(report.totals).toMatchObject({ rows: 14, accepted: 11, refused: 3, new: 11 });
    expect(reportText(report)).toContain('duplicate_sku: 1');
  });

  it('gives a product that no word speaks for the categories of its brand', async () => {
    const report = await bring([{ ...first, sku: 'OLD', name: 'Zambar E-Gift Card' }]);
    expect(report.notes).toMatchObject([{ sku: 'OLD', says: 'no browsing category found for it' }]);
    await owner`update products set categories = '{dining}' where source_sku = 'OLD'`;
    await bring([{ ...first, sku: 'NEW', name: 'Zambar - Grand E-Gift Card' }], { partial: true });
    const rows = await owner`select categories from products where source_sku = 'NEW'`;
    expect(rows).toEqual([{ categories: ['dining'] }]);
  });

  it('leaves the products of other sources alone', async () => {
    await owner`insert into brands values ('brd_x', 'x', 'X', 1, '')`;
    await owner`
      insert into products select 'prd_x', 'brd_x', 'X', 'gift_card', '{}', 'IN', 'INR', '{100}', 'fixed',
             100, 100, 1, null, 'instant', 'online', 'text', '', '', 'live', 'mine', 'GVGBHIS001', 'x', now()`;
    await bring(sample);
    await bring(sample.slice(1));
    expect(await owner`select status from products where id = 'prd_x'`).toMatchObject([{ status: 'live' }]);
  });
});

describe('a later import', () => {
  beforeEach(async () => void (await bring(sample)));

  it('of the same file changes nothing, times included', async () => {
    let report: Awaited<ReturnType<typeof bring>> | undefined;
    expect(
      await leavesAlone(async () => {
        report = await bring(sample);
      }),
    ).toBe(true);
    expect(report).toMatchObject({ changes: [], totals: { new: 0, price: 0, unchanged: 12, newBrands: 0 } });
  });

  it('shows and writes a new price, and touches that product only', async () => {
    const report = await bring(with1({ minPrice: '500', maxPrice: '5000' }));
    expect(lines(report)).toEqual(['price GVGBHIS001']);
    expect(reportText(report)).toMatch(/price\s+GVGBHIS001\s.*100\.00–100000\.00 INR\s+500\.00–5000\.00 INR/);
    expect(JSON.parse(reportJson(report)).changes[0].new).toMatchObject({ min: 50_000, max: 500_000 });
    const touched = await owner`
      select source_sku, min_value from products where updated_at > (select min(updated_at) from products)`;
    expect(touched).toMatchObject([{ source_sku: 'GVGBHIS001', min_value: 50_000n }]);
  });

  it('pauses what is missing and makes it live again when it is back', async () => {
    const gone = await bring(others);
    expect(lines(gone)).toEqual(['availability GVGBHIS001 missing']);
    expect(await statusOf('GVGBHIS001')).toBe('paused');
    expect(await leavesAlone(() => bring(others))).toBe(true);
    expect(lines(await bring(sample))).toEqual(['availability GVGBHIS001 returned']);
    expect(await statusOf('GVGBHIS001')).toBe('live');
  });

  it('pauses a product whose row cannot be used any more', async () => {
    expect(lines(await bring(with1({ minPrice: null })))).toEqual(['availability GVGBHIS001 refused']);
    expect(await statusOf('GVGBHIS001')).toBe('paused');
  });

  it('leaves withdrawn products withdrawn, listed or missing', async () => {
    await owner`update products set status = 'withdrawn' where source_sku = 'GVGBHIS001'`;
    expect(lines(await bring(sample))).toEqual([]);
    expect(lines(await bring(others))).toEqual([]);
    expect(await statusOf('GVGBHIS001')).toBe('withdrawn');
  });

  it('pauses nothing when the file is a part, one page or one product', async () => {
    expect(await leavesAlone(() => bring(others, { partial: true }))).toBe(true);
    expect(await leavesAlone(() => bring({ productsCount: 12, products: others }))).toBe(true);
    expect(await leavesAlone(() => bring(first))).toBe(true);
  });

  it('pauses nothing in other countries', async () => {
    expect(lines(await bring([{ ...first, sku: 'NEW', currency: 'AED' }]))).toEqual(['new NEW']);
  });

  it('follows a new name with its brand and its words for search', async () => {
    const report = await bring(with1({ name: 'Himalaya Wellness E-Gift Card' }));
    expect(lines(report)).toEqual(['name GVGBHIS001']);
    const [row] = await owner`
      select p.name, p.search_text, b.name as brand from products p join brands b on b.id = p.brand_id
       where source_sku = 'GVGBHIS001'`;
    expect(row).toEqual({
      name: 'Himalaya Wellness gift card',
      brand: 'Himalaya Wellness',
      search_text: 'himalaya wellness himalaya wellness gift card',
    });
  });

  it('follows new terms, and keeps the old ones where the file has none', async () => {
    expect(lines(await bring(with1({ tnc: { content: 'In stores only.' } })))).toEqual(['terms GVGBHIS001']);
    expect(await leavesAlone(() => bring(sample))).toBe(true);
  });

  it('refuses to move a product to another currency or country', async () => {
    const inDollars = await bring(with1({ currency: { code: 'USD' } }), { country: 'IN', partial: true });
    expect(inDollars.refused).toMatchObject([{ row: 1, field: 'currency', reason: 'currency_changed' }]);
    const elsewhere = await bring([first], { country: 'LK' });
    expect(elsewhere.refused).toMatchObject([{ row: 1, field: 'country', reason: 'country_changed' }]);
    expect(await statusOf('GVGBHIS001')).toBe('live');
  });

  it('stops before it pauses more than half, unless that is wanted', async () => {
    expect(await leavesAlone(() => expect(bring([first])).rejects.toThrow('would pause 11 of 12'))).toBe(
      true,
    );
    expect((await bring([first], { dryRun: true })).stopped).toContain('--pause-many');
    expect((await bring([first], { pauseMany: true })).totals.availability).toBe(11);
  });

  it('stops when no row can be used at all', async () => {
    const broken = sample.map((product) => ({ ...product, minPrice: null }));
    expect(
      await leavesAlone(() => expect(bring(broken, { country: 'IN' })).rejects.toThrow('would pause')),
    ).toBe(true);
  });
});

describe('a dry run', () => {
  it('shows what the import shows and writes nothing', async () => {
    const shown: unknown[] = [];
    expect(await leavesAlone(async () => shown.push((await bring(sample, { dryRun: true })).changes))).toBe(
      true,
    );
    expect(shown[0]).toEqual((await bring(sample)).changes);
    const changed = with1({ maxPrice: '700' }).slice(0, 11);
    const dry = await bring(changed, { dryRun: true });
    expect(dry.changes).toEqual((await bring(changed)).changes);
    expect(reportText(dry)).toContain('nothing was written');
  });
});

describe('an import that fails midway', () => {
  afterEach(async () => void (await owner`drop function if exists stumble cascade`));

  it('leaves nothing behind, and the next one completes', async () => {
    await bring(sample.slice(0, 3));
    await owner.unsafe(`
      create function stumble() returns trigger language plpgsql as
        $$ begin raise exception 'stumbled'; end $$;
      create trigger stumble before update on products for each row execute function stumble()`);
    const changed = with1({ maxPrice: '700' });
    expect(await leavesAlone(() => expect(bring(changed)).rejects.toThrow('stumbled'))).toBe(true);
    await owner`drop function stumble cascade`;
    expect((await bring(changed)).totals).toMatchObject({ new: 9, price: 1 });
  });

  it('is not disturbed by another import at the same time', async () => {
    const second = ownerSql();
    const reports = await Promise.all([
      bring(sample),
      importFeed(second, { source: 'woohoo', json: sample, country: null }),
    ]);
    await second.end();
    expect(reports.map((r) => r.totals.new).sort((a, b) => a - b)).toEqual([0, 12]);
  });
});

describe('a real feed', () => {
  it('imports, refuses nothing it could use, and changes nothing the second time', async () => {
    const json = await readJsonFile(existsSync(WHOLE) ? WHOLE : SAMPLE);
    const report = await bring(json);
    expect(report.refused).toEqual([]);
    expect(report.totals.new).toBe(report.totals.rows);
    expect(await leavesAlone(() => bring(json))).toBe(true);
    if (!existsSync(WHOLE)) return;
    expect(report.totals).toMatchObject({ rows: 140, accepted: 140, new: 140 });
    expect(report.notes.filter((n) => n.says.includes('lowest price')).map((n) => n.sku)).toEqual([
      'EGCGBUBER001',
      'EGCGBFM001',
      'EGCGBTCQ002',
    ]);
    const [sum] = await owner`
      select count(*) filter (where denomination_type = 'fixed')::int as fixed, min(min_value) as lowest,
             count(distinct brand_id)::int as brands from products where source = 'woohoo'`;
    expect(sum).toEqual({ fixed: 8, lowest: 100n, brands: report.totals.newBrands });
  });
});
