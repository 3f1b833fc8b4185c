import { expect, it } from 'vitest';
import { pickAllowed } from './locales.ts';
import { wishesOf } from './wishes.ts';

it('reads what a browser asks for, the dearest first', () => {
  expect(wishesOf('fr;q=0.7, de-CH, en;q=0.8, ja;q=0')).toEqual(['de-CH', 'en', 'fr']);
  expect(wishesOf('*')).toEqual([]);
  expect(wishesOf(null)).toEqual([]);
  expect(wishesOf(`${'x,'.repeat(10_000)}de`)).toEqual([]);
});

it('passes over what the program does not speak', () => {
  expect(pickAllowed(['de', 'ar'], ['ja', 'ar-KW', 'de'])).toBe('ar');
  expect(pickAllowed(['de', 'ar'], ['en'])).toBe('de');
});
