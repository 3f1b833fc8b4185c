import { type Locale, pickLocale } from './locales.ts';
import type en from './messages/en.json';

export type Messages = typeof en;

const LOADERS: Record<Locale, () => Promise<Messages>> = {
  en: async () => (await import('./messages/en.json')).default,
  ar: async () => (await import('./messages/ar.json')).default,
  de: async () => (await import('./messages/de.json')).default,
};

export function loadMessages(locale: string): Promise<Messages> {
  return LOADERS[pickLocale(locale)]();
}
