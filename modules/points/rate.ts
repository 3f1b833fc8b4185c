import { scaleUp } from '#lib/money.ts';
import type { Rate } from './schema.ts';

/** Price in points of an amount of minor units; rounded up, so that no cycle of exchanges gains. */
export function pointsFor(minorUnits: bigint, rate: Rate, markupBasisPoints = 0): bigint {
  return scaleUp(minorUnits, {
    numerator: rate.points * BigInt(10_000 + markupBasisPoints),
    denominator: rate.minorUnits * 10_000n,
  });
}

/** What points are worth in minor units; rounded down. */
export function worthOf(points: bigint, rate: Rate): bigint {
  return (points * rate.minorUnits) / rate.points;
}
