import { cookies, headers } from 'next/headers';
import { createTranslator } from 'next-intl';
import { setRequestLocale } from 'next-intl/server';
import { cache } from 'react';
import { loadWords } from '#i18n/areas.ts';
import { formatter } from '#i18n/format.ts';
import { LOCALE_COOKIE, type Locale, PSEUDO, pickAllowed, THEME_COOKIE } from '#i18n/locales.ts';
import { wishesOf } from '#i18n/wishes.ts';
import { env } from '#lib/env.ts';
import { platformFacts, requirePlatformOperator } from '#server/platform.ts';

/** The words and formats of the installation's area: in this device's language where it speaks it, at UTC. */
export const platformWords = cache(async () => {
  const [{ now }, jar, h] = await Promise.all([platformFacts(), cookies(), headers()]);
  const wishes = [jar.get(LOCALE_COOKIE)?.value, ...wishesOf(h.get('accept-language'))];
  const marked = wishes[0] === PSEUDO && env().DAMSON_PSEUDO_LOCALE === '1';
  const locale = marked ? (PSEUDO as string as Locale) : pickAllowed(['en', 'de', 'ar'], wishes);
  setRequestLocale(locale);
  const [words, store] = await Promise.all([loadWords('platform', locale), loadWords('store', locale)]);
  const t = createTranslator({ locale, messages: words, namespace: 'platform' });
  const format = formatter({ locale, timeZone: 'UTC', pointWords: store.pointWords });
  const wish = jar.get(THEME_COOKIE)?.value;
  const appearance = wish === 'light' || wish === 'dark' ? wish : undefined;
  return { t, words, store, format, locale, appearance, now: now.toISOString() };
});

/** The same for one of those who run the installation; everybody else signs in first. */
export async function platformFrame() {
  const [me, words] = await Promise.all([requirePlatformOperator(), platformWords()]);
  return { ...words, me };
}
