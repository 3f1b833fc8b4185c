import fc from 'fast-check';
import { expect, it } from 'vitest';
import { externalRefOf } from './external-ref.ts';

const reference = fc.string({ unit: fc.constantFrom(...'aA0zZ_-5f. '), minLength: 1, maxLength: 12 });

it('has letters and digits only, and no two references share one', () => {
  fc.assert(
    fc.property(reference, reference, (a, b) => {
      expect(externalRefOf(a)).toMatch(/^[A-Za-z0-9]+$/);
      expect(externalRefOf(a) === externalRefOf(b)).toBe(a === b);
    }),
    { numRuns: 2_000 },
  );
});

it('leaves our own references as they are', () => {
  expect(externalRefOf('01jd5h3vkeffkb9y7hdrqnxz0a')).toBe('01jd5h3vkeffkb9y7hdrqnxz0a');
  expect(externalRefOf('unit_01jd')).toBe('unitZ5f01jd');
  expect(externalRefOf('unitZ5f01jd'), 'which nothing else is written as').toBe('unitZ5a5f01jd');
});

it.each(['', 'naïve', 'a\nb', 'x'.repeat(101), '_'.repeat(34)])('does not shorten or guess at %j', (text) => {
  expect(externalRefOf(text)).toBeNull();
});
