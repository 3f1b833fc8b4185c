/** The languages that have messages; `ar` is written from right to left. */
export const LOCALES = ['en', 'ar', 'de'] as const;
export type Locale = (typeof LOCALES)[number];
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', ar: 'العربية', de: 'Deutsch' };
/** Where a person's own choice on this device is kept. */
export const LOCALE_COOKIE = 'damson-locale';
export const THEME_COOKIE = 'damson-theme';

/** The first wish that we speak, by its language alone: "ar-KW" is served as "ar". */
export function pickLocale(...wishes: (string | null | undefined)[]): Locale {
  for (const wish of wishes) {
    const language = wish?.split('-')[0]?.toLowerCase();
    const known = LOCALES.find((locale) => locale === language);
    if (known) return known;
  }
  return 'en';
}

export function direction(locale: string): 'ltr' | 'rtl' {
  return pickLocale(locale) === 'ar' ? 'rtl' : 'ltr';
}
