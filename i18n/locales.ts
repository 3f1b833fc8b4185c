/** The languages that have messages; `ar` is written from right to left. */
export const LOCALES = ['en', 'es', 'fr', 'de', 'pt', 'hi', 'ar', 'ja'] as const;
export type Locale = (typeof LOCALES)[number];
/** Each language as its own speakers write it. */
export const LOCALE_NAMES: Record<Locale, string> = {
  en: 'English',
  es: 'Español',
  fr: 'Français',
  de: 'Deutsch',
  pt: 'Português',
  hi: 'हिन्दी',
  ar: 'العربية',
  ja: '日本語',
};
/** Where a person's own choice on this device is kept. */
export const LOCALE_COOKIE = 'damson-locale';
/** English with marks around every message, by which a test sees what is none; only where the server is told so. */
export const PSEUDO = 'en-XA';
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

/** The same among a program's own languages; where it speaks none of them, its first. */
export function pickAllowed(
  allowed: readonly Locale[],
  wishes: readonly (string | null | undefined)[],
): Locale {
  const spoken = wishes.filter((wish) =>
    allowed.some((locale) => locale === wish?.split('-')[0]?.toLowerCase()),
  );
  return pickLocale(...spoken, allowed[0]);
}

export function direction(locale: string): 'ltr' | 'rtl' {
  return pickLocale(locale) === 'ar' ? 'rtl' : 'ltr';
}
