import { expect, it } from 'vitest';
import { idSchema, newId } from './id.ts';

it('ids sort by the time they were made, and say what they name', () => {
  const ids = Array.from({ length: 500 }, () => newId('order'));
  expect(new Set(ids).size).toBe(500);
  expect(ids.map((id) => id.slice(0, 14))).toEqual(ids.map((id) => id.slice(0, 14)).toSorted());
  expect(idSchema('order').parse(ids[0])).toBe(ids[0]);
});

it.each([
  '',
  'nonsense',
  newId('member'),
  `${newId('order')}x`,
  newId('order').toUpperCase(),
  `${newId('order')}\n`,
  'ord_',
  "ord_' or 1=1",
])('an id of the wrong shape becomes one that nothing has: %s', (text) => {
  expect(idSchema('order').parse(text)).toBe('ord_none');
});

it.each([null, undefined, 5, {}, []])('what is no text is refused: %s', (value) => {
  expect(idSchema('order').safeParse(value).success).toBe(false);
});
