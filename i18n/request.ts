import { getRequestConfig } from 'next-intl/server';
import { loadAdminMessages } from './admin.ts';
import { pickLocale } from './locales.ts';
import { loadMessages } from './messages.ts';

/** The language comes from who asks (see app/(store)/_lib/frame.ts), never from the path. */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const chosen = pickLocale(locale, await requestLocale);
  const messages = { ...(await loadMessages(chosen)), ...(await loadAdminMessages(chosen)) };
  return { locale: chosen, messages, timeZone: 'UTC' };
});
