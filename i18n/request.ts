import { getRequestConfig } from 'next-intl/server';
import { loadWords } from './areas.ts';
import { PSEUDO, pickLocale } from './locales.ts';

/** The language comes from who asks (see app/(store)/_lib/frame.ts), never from the path. */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const asked: string | undefined = locale ?? (await requestLocale);
  const chosen = pickLocale(locale, await requestLocale);
  const shown = asked === PSEUDO ? asked : chosen;
  const messages = {
    ...(await loadWords('store', shown)),
    ...(await loadWords('admin', shown)),
    ...(await loadWords('wares', shown)),
    ...(await loadWords('suppliers', shown)),
    ...(await loadWords('people', shown)),
    ...(await loadWords('platform', shown)),
    ...(await loadWords('tables', shown)),
    ...(await loadWords('access', shown)),
  };
  return { locale: chosen, messages, timeZone: 'UTC' };
});
