type PriceRule = { ratePoints: number; rateMinorUnits: number; markupBasisPoints: number };

/** The same rounding up as the server's, to show a price while choosing; the quote is what counts. */
export function previewPoints(minorUnits: number, rule: PriceRule): number {
  const numerator = BigInt(minorUnits) * BigInt(rule.ratePoints) * BigInt(10_000 + rule.markupBasisPoints);
  const denominator = BigInt(rule.rateMinorUnits) * 10_000n;
  return Number((numerator + denominator - 1n) / denominator);
}
