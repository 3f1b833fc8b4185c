import { type Locale, PSEUDO, pickLocale } from './locales.ts';
import { marked } from './pseudo.ts';

/** The groups of words, each loaded where it is shown: `messages/<area>.<locale>.json`, shaped by the English one. */
type Areas = {
  access: typeof import('./messages/access.en.json');
  admin: typeof import('./messages/admin.en.json');
  care: typeof import('./messages/care.en.json');
  cart: typeof import('./messages/cart.en.json');
  dashboard: typeof import('./messages/dashboard.en.json');
  embed: typeof import('./messages/embed.en.json');
  granting: typeof import('./messages/granting.en.json');
  home: typeof import('./messages/home.en.json');
  letters: typeof import('./messages/letters.en.json');
  people: typeof import('./messages/people.en.json');
  platform: typeof import('./messages/platform.en.json');
  program: typeof import('./messages/program.en.json');
  pwa: typeof import('./messages/pwa.en.json');
  reading: typeof import('./messages/reading.en.json');
  rewards: typeof import('./messages/rewards.en.json');
  recognition: typeof import('./messages/recognition.en.json');
  settings: typeof import('./messages/settings.en.json');
  store: typeof import('./messages/store.en.json');
  tables: typeof import('./messages/tables.en.json');
  till: typeof import('./messages/till.en.json');
  suppliers: typeof import('./messages/suppliers.en.json');
  voucher: typeof import('./messages/voucher.en.json');
  wares: typeof import('./messages/wares.en.json');
};
export type Area = keyof Areas;
export type Words<A extends Area> = Areas[A];

/** Areas that do not speak every language yet; there English stands in. */
export const SPOKEN: Partial<Record<Area, readonly Locale[]>> = {
  admin: ['en', 'de', 'ar'],
  access: ['en', 'de', 'ar'],
  suppliers: ['en', 'de', 'ar'],
  wares: ['en', 'de', 'ar'],
  people: ['en', 'de', 'ar'],
  care: ['en', 'de', 'ar'],
  settings: ['en', 'de', 'ar'],
  dashboard: ['en', 'de', 'ar'],
  granting: ['en', 'de', 'ar'],
  platform: ['en', 'de', 'ar'],
  tables: ['en', 'de', 'ar'],
  program: ['en', 'de', 'ar'],
};

/** All words of an area in one language. The file's name is put together here, so a new area is one line above. */
export async function loadWords<A extends Area>(area: A, locale: string): Promise<Words<A>> {
  const wish = pickLocale(locale);
  const spoken = SPOKEN[area]?.includes(wish) === false ? 'en' : wish;
  const file = await import(`./messages/${area}.${spoken}.json`, { with: { type: 'json' } });
  return locale === PSEUDO ? marked(file.default) : file.default;
}
