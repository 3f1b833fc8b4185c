import { getRequestConfig } from 'next-intl/server';
import { loadWords } from './areas.ts';
import { pickLocale } from './locales.ts';

/** The language comes from who asks (see app/(store)/_lib/frame.ts), never from the path. */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const chosen = pickLocale(locale, await requestLocale);
  const messages = { ...(await loadWords('store', chosen)), ...(await loadWords('admin', chosen)) };
  return { locale: chosen, messages, timeZone: 'UTC' };
});
