import { expect, it } from 'vitest';
import { refuseUnstorable } from './storable.ts';

it.each([
  [{ name: 'a\0b' }, 'name'],
  [{ recipient: { name: 'a\ud800' } }, 'recipient.name'],
  [{ list: ['ok', '\udc00'] }, 'list.1'],
  ['\0', 'body'],
])('names the field that no column can hold: %o', (input, field) => {
  expect(() => refuseUnstorable(input)).toThrow(`${field}: has characters that cannot be stored`);
});

it('lets every other text pass, and bytes and dates and nothing', () => {
  for (const input of [
    '🍇',
    'é',
    '\n\t',
    '',
    { a: null, b: undefined, c: 5n, d: new Date(0), e: new Uint8Array([0]) },
    null,
    undefined,
    [],
  ]) {
    expect(() => refuseUnstorable(input)).not.toThrow();
  }
});
