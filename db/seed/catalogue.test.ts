import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Fixed = { type: 'fixed'; values: number[] };
type Range = { type: 'range'; min: number; max: number; step: number; suggested: number[] };
type Product = {
  slug: string;
  brand: string;
  name: string;
  kind: string;
  categories: string[];
  country: string;
  currency: string;
  denomination: Fixed | Range;
  validity_months: number | null;
  delivery: string;
  usage: string;
  code_format: string;
  how_to: string;
  terms: string;
};
type Catalogue = {
  categories: { slug: string; name: string }[];
  brands: { slug: string; name: string; hue: number; about: string }[];
  products: Product[];
};

const { categories, brands, products } = JSON.parse(
  readFileSync(new URL('./catalogue.json', import.meta.url), 'utf8'),
) as Catalogue;

const CURRENCY_COUNTRIES: Record<string, string> = {
  EUR: 'AT BE BG DE ES FI FR GR HR IE IT LT NL PT SI SK',
  AED: 'AE',
  ARS: 'AR',
  AUD: 'AU',
  BRL: 'BR',
  CAD: 'CA',
  CHF: 'CH',
  CLP: 'CL',
  COP: 'CO',
  CZK: 'CZ',
  DKK: 'DK',
  EGP: 'EG',
  GBP: 'GB',
  HKD: 'HK',
  HUF: 'HU',
  IDR: 'ID',
  INR: 'IN',
  JOD: 'JO',
  JPY: 'JP',
  KES: 'KE',
  KRW: 'KR',
  KWD: 'KW',
  MAD: 'MA',
  MXN: 'MX',
  MYR: 'MY',
  NGN: 'NG',
  NOK: 'NO',
  NZD: 'NZ',
  OMR: 'OM',
  PHP: 'PH',
  PLN: 'PL',
  QAR: 'QA',
  RON: 'RO',
  SAR: 'SA',
  SEK: 'SE',
  SGD: 'SG',
  THB: 'TH',
  TRY: 'TR',
  USD: 'US',
  VND: 'VN',
  ZAR: 'ZA',
};
const KINDS = ['gift_card', 'merchandise', 'lounge', 'charity', 'mobile_top_up', 'perk'];
const MAIN_COUNTRIES = 'DE US GB FR ES IT NL AE SA IN JP BR MX AU CA'.split(' ');
const feed = new URL('../../../shared/feeds/brands-by-country.csv', import.meta.url);

function amounts({ denomination }: Product): number[] {
  return denomination.type === 'fixed' ? denomination.values : denomination.suggested;
}

function words(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]/g, '');
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

function repeated(values: string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

describe('the seed catalogue', () => {
  it('holds 480 to 560 products over at least 36 countries', () => {
    expect(products.length).toBeGreaterThanOrEqual(480);
    expect(products.length).toBeLessThanOrEqual(560);
    expect(new Set(products.map(({ country }) => country)).size).toBeGreaterThanOrEqual(36);
  });

  it('holds every kind at least twenty times and gift cards most', () => {
    const count = (kind: string) => products.filter((product) => product.kind === kind).length;
    expect(new Set(products.map(({ kind }) => kind))).toEqual(new Set(KINDS));
    for (const kind of KINDS) expect(count(kind), kind).toBeGreaterThanOrEqual(20);
    expect(count('gift_card')).toBeGreaterThan(products.length / 2);
  });

  it('holds 20 to 40 products in each main country and at least 3 elsewhere', () => {
    for (const country of new Set(products.map((product) => product.country))) {
      const count = products.filter((product) => product.country === country).length;
      const [least, most] = MAIN_COUNTRIES.includes(country) ? [20, 40] : [3, 12];
      expect(count, country).toBeGreaterThanOrEqual(least);
      expect(count, country).toBeLessThanOrEqual(most);
    }
  });

  it('prices every product in the currency of its country', () => {
    for (const { slug, country, currency } of products)
      expect(CURRENCY_COUNTRIES[currency]?.split(' '), slug).toContain(country);
  });

  it('names each category, brand and product once', () => {
    for (const list of [categories, brands, products])
      expect(repeated(list.map(({ slug }) => slug))).toEqual([]);
    expect(repeated(brands.map(({ name }) => name))).toEqual([]);
    for (const { slug } of [...categories, ...brands, ...products])
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('uses every brand and every category, and no others', () => {
    expect(new Set(products.map(({ brand }) => brand))).toEqual(new Set(brands.map(({ slug }) => slug)));
    expect(new Set(products.flatMap((product) => product.categories))).toEqual(
      new Set(categories.map(({ slug }) => slug)),
    );
    expect(categories.length).toBeGreaterThanOrEqual(12);
    expect(categories.length).toBeLessThanOrEqual(16);
  });

  it('gives every brand a hue and a sentence', () => {
    for (const { slug, hue, about } of brands) {
      expect(Number.isInteger(hue) && hue >= 0 && hue < 360, slug).toBe(true);
      expect(about, slug).toMatch(/^\S.{20,}\.$/u);
    }
  });
});

describe('denominations', () => {
  it('are whole positive minor units in ascending order', () => {
    for (const product of products) {
      const list = amounts(product);
      expect(list.length, product.slug).toBeGreaterThan(0);
      expect(
        list.every((amount) => Number.isSafeInteger(amount) && amount > 0),
        product.slug,
      ).toBe(true);
      expect(list, product.slug).toEqual([...new Set(list)].sort((a, b) => a - b));
    }
  });

  it('lie on the grid where they are a range', () => {
    for (const { slug, denomination } of products) {
      if (denomination.type !== 'range') continue;
      const { min, max, step, suggested } = denomination;
      expect(min < max && step > 0 && suggested.length <= 4, slug).toBe(true);
      for (const amount of [max, ...suggested]) {
        expect((amount - min) % step, slug).toBe(0);
        expect(amount >= min && amount <= max, slug).toBe(true);
      }
    }
  });

  it('are fixed for about six in ten', () => {
    const fixed = products.filter(({ denomination }) => denomination.type === 'fixed').length;
    expect(fixed / products.length).toBeGreaterThan(0.5);
    expect(fixed / products.length).toBeLessThan(0.7);
  });

  it('are one value for merchandise, lounges and perks', () => {
    for (const product of products)
      if (['merchandise', 'lounge', 'perk'].includes(product.kind))
        expect(amounts(product), product.slug).toHaveLength(1);
  });
});

describe('how a product is used', () => {
  it('is one of the known forms', () => {
    for (const { slug, usage, code_format, validity_months } of products) {
      expect(['online', 'store', 'online_and_store'], slug).toContain(usage);
      expect(['text', 'code128', 'ean13', 'qr', 'pdf417'], slug).toContain(code_format);
      expect(validity_months === null || validity_months > 0, slug).toBe(true);
    }
  });

  it('takes days for merchandise only', () => {
    for (const { slug, kind, delivery } of products)
      expect(delivery, slug).toBe(kind === 'merchandise' ? 'days' : 'instant');
  });

  it('can be scanned where it is used in a store', () => {
    for (const { slug, usage, code_format } of products)
      if (usage === 'store') expect(code_format, slug).not.toBe('text');
  });

  it('is told in one to three sentences', () => {
    for (const { slug, how_to, terms } of products)
      for (const text of [how_to, terms]) {
        expect(text, slug).toMatch(/^\p{L}.*\.$/u);
        expect(text.length, slug).toBeLessThanOrEqual(280);
      }
  });
});

describe('the brands of a country', () => {
  it('are known there for most gift cards', () => {
    if (!existsSync(feed)) return;
    const known = new Map<string, string[]>();
    for (const line of readFileSync(feed, 'utf8').split('\n').slice(1)) {
      const country = line.slice(0, 2);
      known.set(country, [...(known.get(country) ?? []), words(line.slice(3))]);
    }
    const cards = products.filter(({ kind }) => kind === 'gift_card');
    const found = cards.filter(({ brand, country }) => {
      const name = words(brands.find(({ slug }) => slug === brand)?.name ?? '');
      return known.get(country)?.some((listed) => listed.includes(name));
    });
    expect(found.length / cards.length).toBeGreaterThanOrEqual(0.6);
  });
});
