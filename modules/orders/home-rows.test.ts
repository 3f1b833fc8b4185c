import { describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import { homeRows, type ShelfCard } from './home-rows.ts';

const now = new Date();
let made = 0;
const card = (fromPoints: number, categories: string[], over: Partial<ShelfCard> = {}): ShelfCard => {
  made += 1;
  return {
    listingId: newId('listing'),
    productId: newId('product'),
    name: `Reward ${made}`,
    brand: { id: `brd_${made}`, name: `Brand ${made}`, hue: 1 },
    kind: 'gift_card',
    country: 'DE',
    currency: 'EUR',
    artUrl: '',
    fromPoints,
    from: 1,
    to: 1,
    denominationType: 'fixed',
    values: [1],
    inStock: true,
    categories,
    ...over,
  };
};
const many = (count: number, fromPoints: number, categories: string[]) =>
  Array.from({ length: count }, () => card(fromPoints, categories));
const rowsOf = (first: ShelfCard[], over: object = {}) =>
  homeRows({ first, featured: [], newest: [], names: {}, ...over }, { balance: 0, brandIds: [], now });

describe('the rows of the home screen', () => {
  it('are none when there is nothing, and none of two', () => {
    expect(rowsOf([])).toEqual([]);
    expect(rowsOf(many(2, 10, ['home']))).toEqual([]);
  });

  it('are the largest categories, largest first', () => {
    const rows = rowsOf([...many(3, 10, ['home']), ...many(9, 10, ['sport']), ...many(2, 10, ['kids'])]);
    expect(rows.map((r) => ['slug' in r && r.slug, r.items.length])).toEqual([
      ['sport', 8],
      ['home', 3],
    ]);
  });

  it('show what is like the last choices, without those brands and what is sold out', () => {
    const chosen = card(10, ['sport']);
    const [a, b, c, gone] = [
      ...many(3, 10, ['sport', 'home']),
      card(10, ['sport'], { inStock: false }),
    ] as ShelfCard[];
    const shelf = {
      first: [chosen, a, b, c, gone, ...many(3, 10, ['books'])] as ShelfCard[],
      featured: [],
      newest: [],
      names: {},
    };
    const rows = homeRows(shelf, { balance: 0, brandIds: [chosen.brand.id], now });
    expect(rows.find((r) => r.row === 'forYou')?.items).toEqual([a, b, c]);
    expect(homeRows(shelf, { balance: 0, brandIds: [], now }).some((r) => r.row === 'forYou')).toBe(false);
  });

  it('show what the balance pays for, unless that is everything or nothing', () => {
    const first = [...many(4, 100, ['a']), ...many(4, 900, ['b'])];
    const within = (balance: number) =>
      homeRows({ first, featured: [], newest: [], names: {} }, { balance, brandIds: [], now }).find(
        (r) => r.row === 'within',
      );
    expect(within(500)?.items).toEqual(first.slice(0, 4));
    expect([within(50), within(900)]).toEqual([undefined, undefined]);
  });

  it('call new only what came after the first day', () => {
    const first = many(4, 10, ['a']);
    const rows = homeRows(
      { first, featured: [], newest: first, names: {} },
      { balance: 0, brandIds: [], now },
    );
    expect(rows.some((r) => r.row === 'newest')).toBe(false);
  });

  it('do not show a featured card again above the categories', () => {
    const first = [...many(4, 100, ['a']), ...many(4, 900, ['b'])];
    const shelf = { first, featured: first.slice(0, 2), newest: [], names: {} };
    const rows = homeRows(shelf, { balance: 500, brandIds: [], now });
    expect(rows.map((r) => r.row)).toEqual(['featured', 'category', 'category']);
  });
});
