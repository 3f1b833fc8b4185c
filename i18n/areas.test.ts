import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Area, SPOKEN } from './areas.ts';
import { LOCALES, type Locale } from './locales.ts';
import { formsNeeded, formsOf, mayStayEnglish, pluralsOf, slotsOf, textsOf } from './messages.reading.ts';

const folder = new URL('./messages/', import.meta.url);
const areas = readdirSync(folder).flatMap((file) => /^([\w-]+)\.en\.json$/.exec(file)?.[1] ?? []);
const spoken = (area: string): readonly Locale[] => SPOKEN[area as Area] ?? LOCALES;

function texts(area: string, locale: string): Map<string, string> {
  return textsOf(JSON.parse(readFileSync(new URL(`${area}.${locale}.json`, folder), 'utf8')));
}

it('every area of words is known to the loader', () => {
  const loader = readFileSync(new URL('./areas.ts', import.meta.url), 'utf8');
  expect(areas.length).toBeGreaterThan(2);
  expect(areas.filter((area) => !loader.includes(`./messages/${area}.en.json`))).toEqual([]);
});

describe.each(areas.flatMap((area) => spoken(area).map((locale) => [area, locale] as const)))(
  '%s in %s',
  (area, locale) => {
    const english = texts(area, 'en');
    const ours = texts(area, locale);
    const each = (wrong: (text: string, original: string, path: string) => unknown) =>
      [...ours].filter(([path, text]) => wrong(text, english.get(path) ?? '', path));

    it('says everything that English says, and nothing is empty', () => {
      expect([...ours.keys()].sort()).toEqual([...english.keys()].sort());
      expect(each((text) => text.trim() === '')).toEqual([]);
    });

    it('fills in the same values', () => {
      expect(each((text, original) => slotsOf(text).join() !== slotsOf(original).join())).toEqual([]);
    });

    it('has every plural form that the language needs', () => {
      const needed = formsNeeded(locale);
      const lacks = (text: string) =>
        pluralsOf(text).some((plural) => !needed.every((form) => formsOf(plural).includes(form)));
      expect(each(lacks)).toEqual([]);
      expect(each((text, original) => pluralsOf(text).length !== pluralsOf(original).length)).toEqual([]);
    });

    if (locale === 'en') return;
    it('left nothing in English', () => {
      const same = (text: string, original: string) =>
        text === original && /\p{L}{2}/u.test(text.replace(/\{[^{}]*\}/g, ''));
      expect(each((text, original) => same(text, original) && !mayStayEnglish(text, locale))).toEqual([]);
    });
  },
);
