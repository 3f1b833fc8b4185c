import type { PriceTerms } from '#modules/catalog/schema.ts';

type PriceRule = { ratePoints: number; rateMinorUnits: number; priceTerms: PriceTerms };

/** The same rounding up as the server's, to show a price while choosing; the quote is what counts. */
export function previewPoints(minorUnits: number, rule: PriceRule): number {
  const numerator =
    BigInt(minorUnits) * BigInt(rule.ratePoints) * BigInt(10_000 + rule.priceTerms.markupBasisPoints);
  const denominator = BigInt(rule.rateMinorUnits) * 10_000n;
  const { markupPoints, roundTo } = rule.priceTerms;
  const marked = (numerator + denominator - 1n) / denominator + BigInt(markupPoints);
  return Number((marked + BigInt(roundTo - 1)) / BigInt(roundTo)) * roundTo;
}
