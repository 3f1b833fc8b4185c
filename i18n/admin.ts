import { type Locale, pickLocale } from './locales.ts';
import type en from './messages/admin.en.json';

/** The console's words; apart from the storefront's, which a phone has to load. */
export type AdminMessages = typeof en;

const LOADERS: Record<Locale, () => Promise<AdminMessages>> = {
  en: async () => (await import('./messages/admin.en.json')).default,
  ar: async () => (await import('./messages/admin.ar.json')).default,
  de: async () => (await import('./messages/admin.de.json')).default,
};

export function loadAdminMessages(locale: string): Promise<AdminMessages> {
  return LOADERS[pickLocale(locale)]();
}
