import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allocate } from '#lib/money.ts';
import { exchanged } from './exchange.ts';

const units = fc.bigInt({ min: 1n, max: 10n ** 9n });
const rate = fc.record({ from: units, to: units });
const amount = fc.bigInt({ min: 1n, max: 10n ** 15n });

it('never gives more than the rate is worth, and less than one minor unit short of it', () => {
  fc.assert(
    fc.property(amount, rate, (given, r) => {
      const received = exchanged(given, r);
      expect(received * r.from <= given * r.to).toBe(true);
      expect((received + 1n) * r.from > given * r.to).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

it('there and back again at the same rate never gains', () => {
  fc.assert(
    fc.property(amount, rate, fc.nat(6), (start, r, times) => {
      let have = start;
      for (let i = 0; i <= times; i++) have = exchanged(exchanged(have, r), { from: r.to, to: r.from });
      expect(have <= start).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

it('round a circle of currencies whose rates multiply to one never gains', () => {
  fc.assert(
    fc.property(amount, units, units, units, (start, a, b, c) => {
      const circle = [
        { from: a, to: b },
        { from: b, to: c },
        { from: c, to: a },
      ];
      expect(circle.reduce((have, r) => exchanged(have, r), start) <= start).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

it('split into parts never gives more than the whole, and the parts make the whole', () => {
  const weights = fc.array(fc.bigInt({ min: 1n, max: 1000n }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(amount, rate, weights, (whole, r, shares) => {
      const parts = allocate(whole, shares);
      expect(parts.reduce((sum, p) => sum + p, 0n)).toBe(whole);
      expect(parts.reduce((sum, p) => sum + exchanged(p, r), 0n) <= exchanged(whole, r)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
