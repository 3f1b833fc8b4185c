import { type Locale, pickLocale } from './locales.ts';

type Words = { title: string; body: string; back: string };

/** What is left to say where no message file can be loaded any more. */
const WORDS: Record<Locale, Words> = {
  en: {
    title: 'This page did not load',
    body: 'Nothing was charged. Your points and vouchers are safe.',
    back: 'Go to the start',
  },
  es: {
    title: 'Esta página no se ha cargado',
    body: 'No se ha cobrado nada. Tus puntos y vales están a salvo.',
    back: 'Ir al inicio',
  },
  fr: {
    title: 'Cette page ne s’est pas chargée',
    body: 'Rien n’a été débité. Vos points et vos bons sont en sécurité.',
    back: 'Aller à l’accueil',
  },
  de: {
    title: 'Diese Seite wurde nicht geladen',
    body: 'Es wurde nichts abgebucht. Deine Punkte und Gutscheine sind sicher.',
    back: 'Zur Startseite',
  },
  pt: {
    title: 'Esta página não carregou',
    body: 'Nada foi cobrado. Seus pontos e vales estão seguros.',
    back: 'Ir para o início',
  },
  hi: {
    title: 'यह पेज नहीं खुला',
    body: 'कुछ नहीं कटा है। आपके पॉइंट और वाउचर सुरक्षित हैं।',
    back: 'होम पर जाएँ',
  },
  ar: {
    title: 'لم تُفتح هذه الصفحة',
    body: 'لم يُخصم شيء. نقاطك وقسائمك محفوظة.',
    back: 'إلى الصفحة الرئيسية',
  },
  ja: {
    title: 'ページを読み込めませんでした',
    body: '何も引き落とされていません。ポイントとバウチャーは無事です。',
    back: 'ホームへ',
  },
};

export function lastWords(language: string): Words & { lang: Locale } {
  const lang = pickLocale(language);
  return { lang, ...WORDS[lang] };
}
