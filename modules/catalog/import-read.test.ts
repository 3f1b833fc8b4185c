import { describe, expect, it } from 'vitest';
import sample from '../../tests/fixtures/woohoo-products.json' with { type: 'json' };
import { readFeed } from './import-read.ts';
import { woohooFeed } from './suppliers/woohoo.ts';

const row = { ...sample[0] };
const read = (json: unknown, country: string | null = null) => readFeed(woohooFeed, json, country);
const refusals = (json: unknown) => read(json).refused.map((r) => `${r.row} ${r.sku} ${r.field} ${r.reason}`);

describe('the file', () => {
  it('may be a list, a wrapper or a wrapper keyed by position', () => {
    const keyed = Object.fromEntries(sample.map((product, at) => [at, product]));
    for (const json of [sample, { products: sample }, { id: 7, productsCount: 12, products: keyed }])
      expect(read(json)).toMatchObject({ rows: 12, complete: true, refused: [] });
  });

  it('is a part of the catalogue when it is one product or one page', () => {
    expect(read(row)).toMatchObject({ rows: 1, complete: false, refused: [] });
    expect(read({ productsCount: 140, products: sample }).complete).toBe(false);
  });

  it.each([[null], ['text'], [7], [{}], [{ products: 'none' }]])('is not usable as %o', (json) =>
    expect(() => read(json)).toThrow('holds no products'),
  );

  it('is not usable without a row', () => {
    expect(() => read([])).toThrow('fetch it again');
    expect(() => read({ products: [] })).toThrow('fetch it again');
  });
});

describe('a row', () => {
  it('becomes a candidate', () => {
    expect(read(row).candidates).toEqual([
      {
        row: 1,
        sku: 'GVGBHIS001',
        name: { shown: 'Himalaya gift voucher', title: 'Himalaya', variant: '' },
        country: 'IN',
        price: expect.objectContaining({ currency: 'INR', type: 'range', min: 10_000n, max: 10_000_000n }),
        terms: null,
      },
    ]);
  });

  it('is read the same whatever its discounts and campaigns say', () => {
    const discounted = {
      ...row,
      discounts: [{ amount: 50, type: 'percentage' }],
      campaigns: { id: 3 },
      corporateDiscounts: { discount: [{ amount: 99, type: 'fixed' }] },
    };
    expect(read(discounted)).toEqual(read({ ...row, corporateDiscounts: null }));
  });

  it('may give numbers for texts, a currency by its code alone and PHP’s empty list for nothing', () => {
    const odd = { ...row, sku: 4711, currency: ' inr ', minPrice: 100, maxPrice: 500.0, price: [], tnc: [] };
    expect(read(odd).candidates).toMatchObject([{ sku: '4711', price: { currency: 'INR', max: 50_000n } }]);
  });

  it('may bring its denominations, its terms and its limits in the price, as the product detail does', () => {
    const slab = { type: 'SLAB', min: null, max: null, denominations: ['100', '500'], cpg: { VOUCHER: [] } };
    const tnc = { content: '<p>Valid in <b>stores</b>.</p><ul><li>No &amp; never cash</li></ul>' };
    expect(read({ ...row, minPrice: null, maxPrice: null, price: slab, tnc }).candidates).toMatchObject([
      { price: { type: 'fixed', values: [10_000n, 50_000n] }, terms: 'Valid in stores .\nNo & never cash' },
    ]);
    const range = { type: 'RANGE', min: '50', max: '5000', denominations: ['500', '1000'] };
    expect(read({ ...row, minPrice: null, maxPrice: null, price: range }).candidates).toMatchObject([
      { price: { type: 'range', min: 5_000n, max: 500_000n, values: [50_000n, 100_000n] } },
    ]);
    expect(read({ ...row, price: { cpg: ['250', 500] } }).candidates).toMatchObject([
      { price: { type: 'fixed', values: [25_000n, 50_000n] } },
    ]);
  });

  it('takes its country from the currency, or from the operator', () => {
    expect(read({ ...row, currency: { code: 'AED' } }).candidates).toMatchObject([{ country: 'AE' }]);
    expect(read({ ...row, currency: { code: 'EUR' } }, 'DE').candidates).toMatchObject([{ country: 'DE' }]);
    expect(refusals({ ...row, currency: { code: 'EUR' } })).toEqual(['1 GVGBHIS001 country country_needed']);
  });
});

describe('a row that cannot be used', () => {
  it.each([
    ['a text', 'oops', '1 null row wrong_type'],
    ['null', null, '1 null row missing'],
    ['no sku', { ...row, sku: undefined }, '1 null sku missing'],
    ['an empty sku', { ...row, sku: '  ' }, '1 null sku missing'],
    ['a sku with a space', { ...row, sku: 'A B' }, '1 null sku not_usable'],
    ['no name', { ...row, name: null }, '1 GVGBHIS001 name missing'],
    ['no currency', { ...row, currency: null }, '1 GVGBHIS001 currency missing'],
    ['an unknown currency', { ...row, currency: { code: 'QQQ' } }, '1 GVGBHIS001 currency unknown_currency'],
    ['no lowest price', { ...row, minPrice: null }, '1 GVGBHIS001 minPrice missing'],
    ['a lowest above the highest', { ...row, maxPrice: '50' }, '1 GVGBHIS001 minPrice min_above_max'],
    ['a price that is a list', { ...row, minPrice: [1] }, '1 GVGBHIS001 minPrice wrong_type'],
  ])('with %s is refused', (_, raw, expected) => expect(refusals([raw])).toEqual([expected]));

  it('is the second one of a sku, whatever spaces surround it', () => {
    const again = { ...row, sku: ` ${row.sku} `, minPrice: '500' };
    expect(refusals([row, again])).toEqual(['2 GVGBHIS001 sku duplicate_sku']);
    expect(read([row, again]).candidates).toHaveLength(1);
  });

  it('does not stop the rows around it', () => {
    expect(read([{ ...row, minPrice: '0' }, ...sample.slice(1)])).toMatchObject({
      candidates: { length: 11 },
      refused: [{ row: 1, reason: 'zero', says: 'minPrice is zero' }],
    });
  });
});
