import { type Locale, pickLocale } from './locales.ts';

type Words = { title: string; body: string; back: string };

/** What is left to say where no message file can be loaded any more. */
const WORDS: Record<Locale, Words> = {
  en: {
    title: 'This page did not load',
    body: 'Nothing was charged. Your points and vouchers are safe.',
    back: 'Go to the start',
  },
  ar: {
    title: 'لم تُفتح هذه الصفحة',
    body: 'لم يُخصم شيء. نقاطك وقسائمك محفوظة.',
    back: 'إلى الصفحة الرئيسية',
  },
  de: {
    title: 'Diese Seite wurde nicht geladen',
    body: 'Es wurde nichts abgebucht. Deine Punkte und Gutscheine sind sicher.',
    back: 'Zur Startseite',
  },
};

export function lastWords(language: string): Words & { lang: Locale } {
  const lang = pickLocale(language);
  return { lang, ...WORDS[lang] };
}
