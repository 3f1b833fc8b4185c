import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, toPage } from './page.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor', () => {
  it('comes back as the position it was made from', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((s) => !s.includes('\0'));
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 1 - 2 ** 31 }),
        fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
        (t, n, a) => {
          expect(decodeCursor(encodeCursor([t, n, a.toString()]), ['text', 'integer', 'amount'])).toEqual([
            t,
            n,
            a,
          ]);
        },
      ),
    );
  });

  it.each([
    undefined,
    '',
    'x',
    '🍇',
    encode(null),
    encode({}),
    encode('a'),
    encode([]),
    encode([1]),
    encode(['a']),
    encode(['a', 1, 2]),
    encode(['a', 1.5]),
    encode(['a', '1']),
    encode(['a', 2 ** 31]),
    encode(['a', null]),
    encode([null, 1]),
    encode(['a\0', 1]),
    encode(['a\ud800', 1]),
  ])('%s is not of this list, so the list starts anew', (cursor) => {
    expect(decodeCursor(cursor, ['text', 'integer'])).toBeNull();
    expect(decodeCursor(encode(['a', 1]), ['text', 'integer'])).toEqual(['a', 1]);
  });

  it('of any bytes never throws', () => {
    fc.assert(
      fc.property(fc.string(), (s) => {
        decodeCursor(s, ['text', 'amount']);
      }),
    );
  });
});

describe('a page', () => {
  const cut = (rows: number[], limit: number) => toPage(rows, limit, (n) => [n]);
  it('has a cursor to its last row when there is more, and none at the end', () => {
    expect(cut([1, 2, 3], 2)).toEqual({ items: [1, 2], nextCursor: encodeCursor([2]) });
    expect(cut([1, 2], 2)).toEqual({ items: [1, 2], nextCursor: null });
    expect(cut([], 2)).toEqual({ items: [], nextCursor: null });
  });
});
