import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offers } from './denomination.ts';
import { priceOf } from './import-price.ts';

type Given = Parameters<typeof priceOf>[0];
const INR: Given = { currency: 'INR', min: '100', max: '10000', values: null, valuesOnly: true };
const read = (given: Partial<Given>) => priceOf({ ...INR, ...given });
const reason = (given: Partial<Given>) => {
  const answer = read(given);
  return 'flaw' in answer ? `${answer.flaw.field} ${answer.flaw.reason}` : 'accepted';
};

describe('a range', () => {
  it('goes in whole units of the currency and suggests round values', () => {
    expect(read({})).toEqual({
      price: {
        currency: 'INR',
        type: 'range',
        min: 10_000n,
        max: 1_000_000n,
        step: 100n,
        values: [10_000n, 25_000n, 50_000n, 100_000n, 250_000n, 500_000n],
      },
      notes: [],
    });
  });

  it('keeps a minimum of one, suggests from the usual lowest value and says so', () => {
    expect(read({ min: '1' })).toMatchObject({
      price: { min: 100n, step: 100n, values: [10_000n, 25_000n, 50_000n, 100_000n, 250_000n, 500_000n] },
      notes: [expect.stringContaining('only 1 INR')],
    });
  });

  it('counts in the minor units of its currency', () => {
    expect(read({ currency: 'KWD', min: '5', max: '50' })).toMatchObject({
      price: { min: 5_000n, step: 1_000n },
    });
    expect(read({ currency: 'JPY', min: '500', max: '5000' })).toMatchObject({
      price: { min: 500n, step: 1n },
    });
  });

  it('is narrowed to whole units', () => {
    expect(read({ min: '99.50', max: '500.99' })).toMatchObject({
      price: { min: 10_000n, max: 50_000n },
      notes: ['range narrowed to whole INR'],
    });
    expect(reason({ min: '10.25', max: '10.75' })).toBe('minPrice no_whole_value');
  });

  it('takes the supplier’s suggestions where it names some', () => {
    const values = ['2000', '500', '99', '20000', '500'];
    expect(read({ values, valuesOnly: false })).toMatchObject({ price: { values: [50_000n, 200_000n] } });
  });

  it('is sold at every value it suggests', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000 }), fc.integer({ min: 1, max: 900_000 }), (min, more) => {
        const answer = read({ min: String(min), max: String(min + more) });
        if ('flaw' in answer) throw new Error(answer.flaw.says);
        const { price } = answer;
        expect(price.values.length).toBeGreaterThan(0);
        const product = {
          denominationType: price.type,
          values: [],
          from: Number(price.min),
          to: Number(price.max),
          step: Number(price.step),
        };
        for (const value of price.values) expect(offers(product, Number(value))).toBe(true);
      }),
    );
  });
});

describe('a fixed price', () => {
  it('is one value where the lowest is the highest', () => {
    expect(read({ min: '59', max: '59.00' })).toMatchObject({
      price: { type: 'fixed', min: 5_900n, max: 5_900n, values: [5_900n] },
    });
  });

  it('is the list of denominations, sorted and each once', () => {
    expect(read({ min: null, max: null, values: ['500', '100', '500', '250.50'] })).toMatchObject({
      price: { type: 'fixed', min: 10_000n, max: 50_000n, values: [10_000n, 25_050n, 50_000n] },
    });
  });

  it('is refused with one bad denomination or too many', () => {
    expect(reason({ values: ['100', '-5'] })).toBe('denominations negative');
    expect(reason({ values: Array(201).fill('100') })).toBe('denominations too_many_values');
  });
});

describe('a price that cannot be used', () => {
  it.each([
    [{ min: null }, 'minPrice missing'],
    [{ max: ' ' }, 'maxPrice missing'],
    [{ min: '0' }, 'minPrice zero'],
    [{ max: '0.00' }, 'maxPrice zero'],
    [{ min: '-100' }, 'minPrice negative'],
    [{ min: '20000' }, 'minPrice min_above_max'],
    [{ max: '10,000' }, 'maxPrice not_an_amount'],
    [{ max: '1e5' }, 'maxPrice not_an_amount'],
    [{ min: '₹100' }, 'minPrice not_an_amount'],
    [{ min: '100.123' }, 'minPrice not_an_amount'],
    [{ max: '99999999999999' }, 'maxPrice not_an_amount'],
  ])('%o is refused: %s', (given, expected) => expect(reason(given)).toBe(expected));
});
