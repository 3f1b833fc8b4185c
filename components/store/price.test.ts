import { describe, expect, it } from 'vitest';
import { previewPoints } from './price.ts';

const rule = { ratePoints: 1, rateMinorUnits: 1, markupBasisPoints: 0 };

describe('the price shown while choosing', () => {
  it('is the value at the rate', () => {
    expect(previewPoints(5000, rule)).toBe(5000);
    expect(previewPoints(2500, { ...rule, rateMinorUnits: 5 })).toBe(500);
  });

  it('rounds a fraction of a point up, as the quote does', () => {
    expect(previewPoints(1, { ...rule, ratePoints: 3, rateMinorUnits: 7 })).toBe(1);
    expect(
      previewPoints(2500, { ...rule, ratePoints: 100, rateMinorUnits: 99, markupBasisPoints: 250 }),
    ).toBe(2589);
  });

  it('is exact where a float would not be', () => {
    expect(previewPoints(900_719_925_474, { ...rule, ratePoints: 10_001 })).toBe(9_008_099_974_665_474);
  });
});
