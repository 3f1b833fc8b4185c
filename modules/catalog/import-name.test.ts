import { describe, expect, it } from 'vitest';
import { brandHue, brandKey, brandSlug } from './import-brand.ts';
import { chooseBrands } from './import-brands.ts';
import { readName } from './import-name.ts';

const shown = (text: string) => {
  const read = readName(text);
  return 'name' in read ? read.name.shown : read.flaw.reason;
};
const brandsOf = (titles: string[], known: string[] = []) => {
  const book = known.map((name) => ({ id: `known ${name}`, name, key: brandKey(name), categories: [] }));
  let made = 0;
  const choice = chooseBrands(titles, book, () => `made ${made++}`);
  return { names: titles.map((title) => choice.of.get(title)?.name), made: choice.made.map((b) => b.name) };
};

describe('readName', () => {
  it.each([
    ['Himalaya e-Gift Voucher', 'Himalaya gift voucher'],
    ['Simon Carter eGift cards', 'Simon Carter gift card'],
    ['Oberoi Hotels & Resort Gift Card', 'Oberoi Hotels & Resort gift card'],
    ['BookMyShow Instant Voucher', 'BookMyShow instant voucher'],
    [' MOTHER CARE-Luxe E-Gift Card', 'MOTHER CARE gift card, Luxe'],
    ['HopInTown PLUS  2 Years plan E-Gift Card', 'HopInTown gift card, PLUS 2 Years plan'],
    ['Epic On E-Gift Cards-1 month plan', 'Epic On gift card, 1 month plan'],
    ['Hamleys E-Gift Card-Luxe E-Gift Card', 'Hamleys gift card, Luxe'],
    ['Bhima Jewellers - Coin E-Gift Card', 'Bhima Jewellers gift card, Coin'],
    ['Replay -Luxe E-Gift Card', 'Replay gift card, Luxe'],
    ['V-Mart E-Gift Cards', 'V-Mart gift card'],
    ['Health &amp; Glow E-Gift Card', 'Health & Glow gift card'],
  ])('tidies “%s”', (given, expected) => expect(shown(given)).toBe(expected));

  it.each([
    ['Pepperfry E-Gift Card - B2C', 'Pepperfry gift card'],
    ['Yatra E-Gift Card-B2C', 'Yatra gift card'],
    ['Nykaa B2C E-Gift Card', 'Nykaa gift card'],
    ['Dominos E-Gift Card - Reseller', 'Dominos gift card'],
    ['Imagine Apple Premium Reseller E-Gift Card', 'Imagine Apple Premium Reseller gift card'],
    ['Marriott India Egift Card-Dining Variant 1-B2C', 'Marriott India gift card, Dining Variant 1'],
  ])('drops the sales channel, and only that, from “%s”', (given, expected) =>
    expect(shown(given)).toBe(expected),
  );

  it('drops control characters and joins lines', () => {
    expect(shown('Puma\u0000\u200b\n E-Gift\tCard')).toBe('Puma gift card');
  });

  it.each([
    ['', 'missing'],
    [' \u00a0 ', 'missing'],
    ['E-Gift Card', 'not_usable'],
    ['!!!', 'not_usable'],
    ['x'.repeat(151), 'not_usable'],
  ])('refuses “%s”', (given, reason) => expect(shown(given)).toBe(reason));
});

describe('chooseBrands', () => {
  it('finds a known brand in another spelling', () => {
    expect(brandsOf(['McDonalds', 'Dominos', 'Puma'], ["McDonald's", 'Domino’s', 'PUMA'])).toEqual({
      names: ["McDonald's", 'Domino’s', 'PUMA'],
      made: [],
    });
  });

  it('gives the product lines of a brand one brand', () => {
    const titles = ['Joyalukkas Gold and Diamond', 'Joyalukkas Pure Gold', 'Joyalukkas Diamond'];
    expect(brandsOf(titles)).toEqual({ names: titles.map(() => 'Joyalukkas'), made: ['Joyalukkas'] });
  });

  it('drops a trade only where the shorter brand is known, wherever it stands in the file', () => {
    expect(brandsOf(['Taj Hotels', 'Yatra Hotels & Holidays', 'Yatra'], ['Taj Hotels']).names).toEqual([
      'Taj Hotels',
      'Yatra',
      'Yatra',
    ]);
    expect(brandsOf(['ITC Hotels', 'Air India']).made).toEqual(['ITC Hotels', 'Air India']);
  });

  it('prefers a spelling that does not shout', () => {
    expect(brandsOf(['HAMLEYS', 'Hamleys']).made).toEqual(['Hamleys']);
    expect(brandsOf(['KFC']).made).toEqual(['KFC']);
  });
});

describe('brandHue', () => {
  it('follows from the name in any spelling, between 0 and 359', () => {
    expect(brandHue('Domino’s')).toBe(brandHue('DOMINOS'));
    for (const name of ['Himalaya', 'Uber', 'बजाज']) {
      expect(brandHue(name)).toBeGreaterThanOrEqual(0);
      expect(brandHue(name)).toBeLessThan(360);
    }
  });
});

it('writes a slug with dashes', () => expect(brandSlug("Spencer's Retail & Co.")).toBe('spencers-retail-co'));
