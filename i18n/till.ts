import { type Locale, pickLocale } from './locales.ts';
import type en from './messages/till.en.json';

/** The till's words; apart from the storefront's, which every phone has to load. */
export type TillMessages = typeof en;

const LOADERS: Record<Locale, () => Promise<TillMessages>> = {
  en: async () => (await import('./messages/till.en.json')).default,
  ar: async () => (await import('./messages/till.ar.json')).default,
  de: async () => (await import('./messages/till.de.json')).default,
};

export function loadTillMessages(locale: string): Promise<TillMessages> {
  return LOADERS[pickLocale(locale)]();
}
