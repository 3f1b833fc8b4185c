import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offers } from './denomination.ts';
import { normalise, swaps } from './search.ts';

describe('a name for searching', () => {
  it.each([
    ['Décathlon', 'decathlon'],
    ['  MEDIA-MARKT! ', 'media markt'],
    ['Ａｍａｚｏｎ', 'amazon'],
    ['100% Coffee_Card', '100 coffee card'],
    ['ñandú', 'nandu'],
    ['H&M', 'h m'],
    ["Macy's", 'macy s'],
    ['ﬁne', 'fine'],
    ['Ωμέγα', 'ωμεγα'],
    ['中文', '中文'],
    ['%_%', ''],
    ['🍇', ''],
    ['\u0000', ''],
  ])('of %s is %s', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('is the same when it is read twice, is never long, and has nothing that SQL LIKE reads', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
        expect(once.length).toBeLessThanOrEqual(200);
        expect(once).not.toMatch(/[%_\\]/);
      }),
    );
  });
});

it('swapping two neighbouring letters again gives the word back, once for each place', () => {
  expect(swaps('ikae')).toEqual(['kiae', 'iake', 'ikea']);
  expect(swaps('aab b')).toEqual(['aba b']);
  for (const swapped of swaps('zalando')) expect(swaps(swapped)).toContain('zalando');
  expect([swaps('abc'), swaps('x'.repeat(25)), swaps('')]).toEqual([[], [], []]);
});

describe('a value', () => {
  const fixed = { denominationType: 'fixed' as const, values: [500, 1000], from: 500, to: 1000, step: 1 };
  const range = { denominationType: 'range' as const, values: [], from: 500, to: 1000, step: 250 };
  it('of a product with fixed values is one of those', () => {
    expect([500, 1000, 750, 0, -500, 500.5, Number.NaN].map((v) => offers(fixed, v))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('of a product with a range lies on its steps, both ends included', () => {
    const asked = [500, 750, 1000, 499, 501, 1250, 250, 0, -500, 750.5, Number.NaN, Number.POSITIVE_INFINITY];
    expect(asked.filter((v) => offers(range, v))).toEqual([500, 750, 1000]);
  });
});
