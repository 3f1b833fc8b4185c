import { expect, it } from 'vitest';
import { initials } from './initials.ts';

it.each([
  ['Mina Kowalski', 'MK'],
  ['Jean-Luc van der Berg', 'JB'],
  ['Cher', 'C'],
  ['  ana   ', 'A'],
  ['山田 太郎', '山'],
  ['محمد علي', 'م'],
  ['प्रिया शर्मा', 'प्रिश'],
  ['👩‍👩‍👧 Family', '👩‍👩‍👧F'],
  ['(Ana) Maria', 'AM'],
  ['', '·'],
])('shortens “%s” to “%s”', (name, short) => {
  expect(initials(name)).toBe(short);
});
