import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharesOf } from './charge.ts';
import { numbered } from './purchase.ts';

const product = { id: 'prd_a', name: 'Card', currency: 'EUR', country: 'DE' };
const rate = { points: 1n, minorUnits: 1n };
const basket = fc.array(
  fc.record({
    quantity: fc.integer({ min: 1, max: 20 }),
    unitPoints: fc.bigInt({ min: 1n, max: 10n ** 12n }),
  }),
  { minLength: 1, maxLength: 5 },
);

it('the shares of all units are the price and the charge of the card, and none is below zero', () => {
  fc.assert(
    fc.property(
      basket,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.bigInt(1n, 10n ** 15n),
      (lines, part, amount) => {
        const { points, ...order } = numbered(
          lines.map((l, i) => ({ ...l, id: `line_${i}`, product, denomination: 1n, rate })),
        );
        const onCard = (points * BigInt(Math.round(part * 1e6))) / 1_000_000n;
        const card = onCard > 0n ? { points: onCard, amount, currency: 'EUR' } : null;
        const shares = sharesOf({ ...order, card });
        const sum = (of: 'points' | 'cardAmount') => shares.reduce((all, s) => all + s[of], 0n);
        expect(shares.map((s) => s.unit)).toEqual(shares.map((_, i) => i + 1));
        expect(sum('points')).toBe(points - onCard);
        expect(sum('cardAmount')).toBe(card ? amount : 0n);
        expect(shares.every((s) => s.points >= 0n && s.cardAmount >= 0n)).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
