import { describe, expect, it } from 'vitest';
import { previewPoints } from './price.ts';

const rule = {
  ratePoints: 1,
  rateMinorUnits: 1,
  priceTerms: { markupBasisPoints: 0, markupPoints: 0, roundTo: 1 },
};

describe('the price shown while choosing', () => {
  it('is the value at the rate', () => {
    expect(previewPoints(5000, rule)).toBe(5000);
    expect(previewPoints(2500, { ...rule, rateMinorUnits: 5 })).toBe(500);
  });

  it('rounds a fraction of a point up, as the quote does', () => {
    expect(previewPoints(1, { ...rule, ratePoints: 3, rateMinorUnits: 7 })).toBe(1);
    expect(
      previewPoints(2500, {
        ...rule,
        ratePoints: 100,
        rateMinorUnits: 99,
        priceTerms: { ...rule.priceTerms, markupBasisPoints: 250 },
      }),
    ).toBe(2589);
  });

  it('adds points for the voucher and rounds up to a multiple, as the quote does', () => {
    const terms = { markupBasisPoints: 250, markupPoints: 20, roundTo: 50 };
    expect(previewPoints(2500, { ...rule, priceTerms: terms })).toBe(2600);
    expect(previewPoints(1000, { ...rule, priceTerms: { ...terms, roundTo: 1 } })).toBe(1045);
  });

  it('is exact where a float would not be', () => {
    expect(previewPoints(900_719_925_474, { ...rule, ratePoints: 10_001 })).toBe(9_008_099_974_665_474);
  });
});
