import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ROUNDINGS } from '#modules/catalog/schema.ts';
import { pointsFor, worthOf } from './rate.ts';

const big = (max: bigint) => fc.bigInt({ min: 1n, max });
const rate = fc.record({ points: big(10n ** 6n), minorUnits: big(10n ** 6n) });
const terms = fc.record({
  markupBasisPoints: fc.nat({ max: 100_000 }),
  markupPoints: fc.nat({ max: 1_000_000 }),
  roundTo: fc.constantFrom(...ROUNDINGS),
});
const marked = (markupBasisPoints: number, markupPoints = 0, roundTo = 1) => ({
  markupBasisPoints,
  markupPoints,
  roundTo,
});

it('no cycle of buying and converting back ends with more than it began with', () => {
  // One point that is worth many units, small values and no mark-up: there, what rounding gives away shows.
  const coarse = fc.record({ points: big(10n), minorUnits: big(1000n) });
  const value = fc.oneof(big(2000n), big(10n ** 6n));
  const cycle = fc.array(fc.tuple(value, fc.oneof(fc.constant(marked(0)), terms)), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(fc.oneof(coarse, rate), big(10n ** 12n), cycle, (r, start, purchases) => {
      let [points, minorUnits] = [start, 0n];
      const worthAtStart = worthOf(start, r);
      for (const [value, t] of purchases) {
        const price = pointsFor(value, r, t);
        if (price > points) continue;
        points -= price;
        minorUnits += value;
      }
      expect(worthOf(points, r) + minorUnits <= worthAtStart).toBe(true);
    }),
  );
});

it('a price is the least that is worth the value, and one point less is not', () => {
  fc.assert(
    fc.property(rate, big(10n ** 9n), (r, value) => {
      const price = pointsFor(value, r);
      expect(price * r.minorUnits >= value * r.points).toBe(true);
      expect((price - 1n) * r.minorUnits < value * r.points).toBe(true);
      expect(worthOf(price, r) >= value || price * r.minorUnits < value * r.points + r.minorUnits).toBe(true);
    }),
  );
});

it('what points are worth is the most that they cover, and one unit more is not', () => {
  fc.assert(
    fc.property(rate, big(10n ** 12n), (r, points) => {
      const worth = worthOf(points, r);
      expect(worth * r.points <= points * r.minorUnits).toBe(true);
      expect((worth + 1n) * r.points > points * r.minorUnits).toBe(true);
    }),
  );
});

it('no term makes a thing cheaper, the highest of each covers all, and a larger value never costs less', () => {
  fc.assert(
    fc.property(rate, big(10n ** 9n), big(10n ** 6n), terms, terms, (r, value, more, t, u) => {
      const price = pointsFor(value, r, t);
      const highest = marked(
        Math.max(t.markupBasisPoints, u.markupBasisPoints),
        Math.max(t.markupPoints, u.markupPoints),
        Math.max(t.roundTo, u.roundTo),
      );
      expect(price >= pointsFor(value, r)).toBe(true);
      expect(price % BigInt(t.roundTo)).toBe(0n);
      expect(pointsFor(value, r, highest) >= price).toBe(true);
      expect(pointsFor(value + more, r, t) >= price).toBe(true);
    }),
  );
});

it.each([
  [1000n, { points: 1n, minorUnits: 1n }, marked(0), 1000n],
  [1000n, { points: 1n, minorUnits: 1n }, marked(250), 1025n],
  [999n, { points: 1n, minorUnits: 7n }, marked(0), 143n],
  [1n, { points: 1n, minorUnits: 1000n }, marked(0), 1n],
  [1000n, { points: 1n, minorUnits: 1n }, marked(250, 20), 1045n],
  [1000n, { points: 1n, minorUnits: 1n }, marked(250, 20, 50), 1050n],
  [1000n, { points: 1n, minorUnits: 1n }, marked(0, 0, 500), 1000n],
])('%s at %o under %o is %s', (value, r, t, points) => {
  expect(pointsFor(value, r, t)).toBe(points);
});
