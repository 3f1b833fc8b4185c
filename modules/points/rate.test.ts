import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pointsFor, worthOf } from './rate.ts';

const big = (max: bigint) => fc.bigInt({ min: 1n, max });
const rate = fc.record({ points: big(10n ** 6n), minorUnits: big(10n ** 6n) });
const markup = fc.nat({ max: 100_000 });

it('no cycle of buying and converting back ends with more than it began with', () => {
  // One point that is worth many units, small values and no mark-up: there, what rounding gives away shows.
  const coarse = fc.record({ points: big(10n), minorUnits: big(1000n) });
  const value = fc.oneof(big(2000n), big(10n ** 6n));
  const cycle = fc.array(fc.tuple(value, fc.oneof(fc.constant(0), markup)), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.oneof(coarse, rate), big(10n ** 12n), cycle, (r, start, purchases) => {
      let [points, minorUnits] = [start, 0n];
      const worthAtStart = worthOf(start, r);
      for (const [value, bp] of purchases) {
        const price = pointsFor(value, r, bp);
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

it('a markup never makes a thing cheaper, and a larger value never costs less', () => {
  fc.assert(
    fc.property(rate, big(10n ** 9n), big(10n ** 6n), markup, (r, value, more, bp) => {
      expect(pointsFor(value, r, bp) >= pointsFor(value, r)).toBe(true);
      expect(pointsFor(value + more, r, bp) >= pointsFor(value, r, bp)).toBe(true);
    }),
  );
});

it.each([
  [1000n, { points: 1n, minorUnits: 1n }, 0, 1000n],
  [1000n, { points: 1n, minorUnits: 1n }, 250, 1025n],
  [999n, { points: 1n, minorUnits: 7n }, 0, 143n],
  [1n, { points: 1n, minorUnits: 1000n }, 0, 1n],
])('%s at %o with a markup of %s is %s', (value, r, bp, points) => {
  expect(pointsFor(value, r, bp)).toBe(points);
});
