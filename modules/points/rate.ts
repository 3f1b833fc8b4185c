import { scaleUp } from '#lib/money.ts';
import type { PriceTerms } from '#modules/catalog/schema.ts';
import type { Rate } from './schema.ts';

const PLAIN: PriceTerms = { markupBasisPoints: 0, markupPoints: 0, roundTo: 1 };

/** Price in points of an amount of minor units; rounded up, so that no cycle of exchanges gains. */
export function pointsFor(minorUnits: bigint, rate: Rate, terms: PriceTerms = PLAIN): bigint {
  const marked = scaleUp(minorUnits, {
    numerator: rate.points * BigInt(10_000 + terms.markupBasisPoints),
    denominator: rate.minorUnits * 10_000n,
  });
  const roundTo = BigInt(terms.roundTo);
  return scaleUp(marked + BigInt(terms.markupPoints), { numerator: 1n, denominator: roundTo }) * roundTo;
}

/** What points are worth in minor units; rounded down. */
export function worthOf(points: bigint, rate: Rate): bigint {
  return (points * rate.minorUnits) / rate.points;
}
