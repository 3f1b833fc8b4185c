import { readdirSync, readFileSync } from 'node:fs';
import { createTranslator } from 'next-intl';
import { expect, it } from 'vitest';
import { fill } from './fill.ts';
import { pickLocale } from './locales.ts';
import { pluralsOf, slotsOf, textsOf } from './messages.reading.ts';

const folder = new URL('./messages/', import.meta.url);
const COUNTS = [0, 1, 2, 3, 5, 10, 11, 21, 99, 100, 101, 1000, 1234, 1_000_000];

/** Every plural of every file as [locale, message]. */
const plurals = readdirSync(folder).flatMap((file) => {
  const locale = pickLocale(/\.(\w+)\.json$/.exec(file)?.[1]);
  const texts = textsOf(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  return [...texts.values()]
    .filter((text) => pluralsOf(text).length > 0)
    .map((text) => [locale, text] as const);
});

it('fills every plural of ours as the ICU library does, for each number', () => {
  expect(plurals.length).toBeGreaterThan(5);
  for (const [locale, text] of plurals) {
    const rules = new Intl.PluralRules(locale);
    const written = new Intl.NumberFormat(locale);
    const numbers = { number: (n: number) => written.format(n), form: (n: number) => rules.select(n) };
    const icu = createTranslator({ locale, messages: { text } });
    for (const n of COUNTS) {
      const counted = (slot: string) => text.includes(`{${slot}, plural`);
      const values = Object.fromEntries(slotsOf(text).map((slot) => [slot, counted(slot) ? n : `${n}`]));
      expect([text, fill(text, values, numbers)]).toEqual([text, icu('text', values)]);
    }
  }
});

it('leaves a slot that has no value where it is, so that it is seen', () => {
  expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}');
});
