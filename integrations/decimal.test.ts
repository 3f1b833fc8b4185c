import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponent, MAX_AMOUNT, toDecimal } from '#lib/money.ts';
import { majorNumber, minorUnits } from './decimal.ts';

const amount = fc.bigInt({ min: 1n, max: MAX_AMOUNT });

describe.each([
  ['JPY', 0],
  ['USD', 2],
  ['KWD', 3],
])('an amount of %s, which has %i decimals', (currency, places) => {
  it('survives the way through a JSON number and back', () => {
    expect(exponent(currency)).toBe(places);
    fc.assert(
      fc.property(amount, (minor) => {
        const sent = JSON.stringify({ value: majorNumber({ amount: minor, currency }) });
        const { value } = JSON.parse(sent) as { value: number };
        expect(minorUnits(value, currency)).toBe(minor);
        expect(sent).not.toMatch(/\d[eE]/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('survives the way through decimal text and back', () => {
    fc.assert(
      fc.property(amount, (minor) => {
        expect(minorUnits(toDecimal({ amount: minor, currency }), currency)).toBe(minor);
      }),
    );
  });
});

it.each([
  [0.001, 'USD'],
  [0.1 + 0.2, 'USD'],
  [7.5, 'JPY'],
  [1e21, 'JPY'],
  [-1, 'USD'],
  [Number.NaN, 'USD'],
  ['12,50', 'USD'],
  ['', 'USD'],
])('%s is no amount of %s, and is not guessed at', (value, currency) => {
  expect(minorUnits(value, currency)).toBeNull();
});
