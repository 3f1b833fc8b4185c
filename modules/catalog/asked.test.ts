import { describe, expect, it } from 'vitest';
import { minorUnitsOf, readAsked } from './asked.ts';

describe('what is typed into the search', () => {
  it.each([
    ['ikea', 'ikea', null, null],
    ['ikea 50', 'ikea', '50', null],
    ['50 ikea', 'ikea', '50', null],
    ['IKEA 50€', 'IKEA', '50', 'EUR'],
    ['ikea €50', 'ikea', '50', 'EUR'],
    ['ikea 12,50 eur', 'ikea', '12.50', 'EUR'],
    ['rakuten 3000 円', 'rakuten', '3000', 'JPY'],
    ['zain 5.250 KWD', 'zain', '5.250', 'KWD'],
    ['ايكيا ٥٠', 'ايكيا', '50', null],
    ['25 dollars', '', '25', 'USD'],
    ['H&M', 'H&M', null, null],
    ['GS25', 'GS25', null, null],
    ['6thStreet', '6thStreet', null, null],
  ])('%s asks for "%s" at %s %s', (text, words, amount, currency) => {
    expect(readAsked(text)).toEqual({ words, value: amount === null ? null : { amount, currency } });
  });

  it('is a value only with as many decimals as the currency has', () => {
    expect([0, 2, 3].map((places) => minorUnitsOf('5.25', places))).toEqual([null, 525n, 5250n]);
  });
});
