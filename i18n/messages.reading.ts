import type { Locale } from './locales.ts';

/** Words that are the same everywhere: names, abbreviations, examples. */
const SAME_EVERYWHERE = ['API', 'Damson', 'Geist', 'PIN', 'PostgreSQL', 'you@company.com'];
/** Words that a language has in common with English; a line holds few, so that it is read when it grows. */
const SAME_IN: Partial<Record<Locale, readonly string[]>> = {
  de: [
    'Budget {name}',
    'Budgets',
    'Code',
    'Limit',
    'Logo',
    'Name',
    'Person {n}',
    'Sport',
    'Status',
    'online',
  ],
  fr: ['Code', 'E-mail', 'Notifications', 'Points', 'Sport', '{n, plural, one {# point} other {# points}}'],
  pt: ['E-mail'],
};

/** Whether a text may stand in another language as it stands in English. */
export function mayStayEnglish(text: string, locale: Locale): boolean {
  return SAME_EVERYWHERE.includes(text) || SAME_IN[locale]?.includes(text) === true;
}

/** Each text of a message file by its path, "redeem.short". */
export function textsOf(value: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'object'
        ? [...textsOf(inner, `${path}${key}.`)]
        : [[`${path}${key}`, String(inner)] as const],
    ),
  );
}

/** The names of the values that are filled into a text, sorted, each once. */
export function slotsOf(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\{(\w+)[,}]/g), (match) => match[1] ?? ''))].sort();
}

/** Each "{count, plural, …}" of a text, whole. */
export function pluralsOf(text: string): string[] {
  return Array.from(
    text.matchAll(/\{\w+, plural,((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g),
    (match) => match[1] ?? '',
  );
}

/** The forms that a plural names: one, few, other, and exact numbers as "=0". */
export function formsOf(plural: string): string[] {
  return Array.from(plural.matchAll(/(=?\w+)\s*\{/g), (match) => match[1] ?? '');
}

/** The plural forms of a language; "many" of the Romance ones is for whole millions, which read well as "other". */
export function formsNeeded(locale: Locale): string[] {
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  return forms.filter((form) => form !== 'many' || !['es', 'fr', 'pt'].includes(locale));
}
