import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, amountSchema, exponent, MAX_AMOUNT, parseDecimal, scaleUp, toDecimal } from './money.ts';

const currency = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'PTS', 'ISK', 'TND');
const amount = fc.bigInt({ min: 0n, max: MAX_AMOUNT });

describe('an amount from JSON', () => {
  it.each([1, 1000, 1n, MAX_AMOUNT, 10 ** 15])('takes %s as it is', (value) => {
    expect(amountSchema.parse(value)).toBe(BigInt(value));
  });

  it.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -0,
    0,
    0n,
    -1,
    -1n,
    0.1,
    1.5,
    2 ** 53,
    2 ** 53 + 1,
    Number.MAX_VALUE,
    1e16,
    MAX_AMOUNT + 1n,
    10n ** 400n,
    '1000',
    '',
    null,
    undefined,
    true,
    [],
    {},
    new Date(0),
  ])('refuses %s', (value) => {
    expect(amountSchema.safeParse(value).success).toBe(false);
  });
});

describe('decimals', () => {
  it('of any amount of any currency read back as the same amount', () => {
    fc.assert(
      fc.property(amount, currency, (minor, c) => {
        const text = toDecimal({ amount: minor, currency: c });
        expect((text.split('.')[1] ?? '').length).toBe(exponent(c));
        expect(parseDecimal(text, c)).toBe(minor);
      }),
    );
  });

  it.each([
    ['12.5', 'EUR', 1250n],
    ['12', 'EUR', 1200n],
    ['0.01', 'EUR', 1n],
    [' 7 ', 'JPY', 7n],
    ['7.000', 'JPY', 7n],
    ['1.234', 'KWD', 1234n],
    ['12.50000', 'EUR', 1250n],
  ])('reads %s %s', (text, c, minor) => {
    expect(parseDecimal(text, c)).toBe(minor);
  });

  it.each([
    ['12.505', 'EUR'],
    ['7.5', 'JPY'],
    ['1.2345', 'KWD'],
    ['-1', 'EUR'],
    ['+1', 'EUR'],
    ['1e3', 'EUR'],
    ['1,50', 'EUR'],
    ['1.', 'EUR'],
    ['.5', 'EUR'],
    ['', 'EUR'],
    ['NaN', 'EUR'],
    ['0x10', 'EUR'],
    ['١٢', 'EUR'],
    ['9'.repeat(16), 'JPY'],
    ['99999999999999.99', 'EUR'],
  ])('does not guess at %s %s', (text, c) => {
    expect(parseDecimal(text, c)).toBeNull();
  });
});

describe('splitting', () => {
  it('never makes or loses a unit, whatever the weights', () => {
    const weights = fc
      .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 40 })
      .filter((w) => w.some((x) => x > 0n));
    fc.assert(
      fc.property(amount, weights, (whole, w) => {
        const parts = allocate(whole, w);
        const total = w.reduce((a, b) => a + b, 0n);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(whole);
        for (const [i, part] of parts.entries()) {
          const exact = whole * (w[i] ?? 0n);
          expect(
            part * total >= exact - total && part * total <= exact + total,
            'within one unit of its share',
          ).toBe(true);
          if (w[i] === 0n) expect(part).toBe(0n);
        }
      }),
    );
  });

  it('gives what is left to the largest remainders, the first ones first', () => {
    expect(allocate(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(allocate(5n, [3n, 7n])).toEqual([2n, 3n]);
    expect(() => allocate(5n, [0n])).toThrow(RangeError);
  });
});

it('scaling rounds up, by less than one unit', () => {
  const ratio = fc.record({
    numerator: fc.bigInt({ min: 1n, max: 10n ** 9n }),
    denominator: fc.bigInt({ min: 1n, max: 10n ** 9n }),
  });
  fc.assert(
    fc.property(amount, ratio, (minor, r) => {
      const scaled = scaleUp(minor, r) * r.denominator;
      expect(scaled >= minor * r.numerator && scaled < minor * r.numerator + r.denominator).toBe(true);
    }),
  );
});
