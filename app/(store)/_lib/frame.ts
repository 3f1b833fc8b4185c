import { cookies } from 'next/headers';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { cache } from 'react';
import { loadWords } from '#i18n/areas.ts';
import { formatter } from '#i18n/format.ts';
import { LOCALE_COOKIE, pickLocale, THEME_COOKIE } from '#i18n/locales.ts';
import { currentMember, currentTenant, requireMember } from '#server/screen.ts';

/** Whose screen this is and in which words: this device's choice, else the member's, else the tenant's. */
export const frame = cache(async () => {
  const [tenant, member, jar] = await Promise.all([currentTenant(), currentMember(), cookies()]);
  const locale = pickLocale(jar.get(LOCALE_COOKIE)?.value, member?.locale, tenant.locale);
  setRequestLocale(locale);
  const [t, messages] = await Promise.all([getTranslations({ locale }), loadWords('store', locale)]);
  const country = member?.country ?? tenant.locale.split('-')[1];
  const settings = { locale, country, timeZone: tenant.timeZone, pointWords: messages.pointWords };
  const wish = jar.get(THEME_COOKIE)?.value;
  const appearance: Appearance = wish === 'light' || wish === 'dark' ? wish : 'auto';
  return { tenant, member, locale, t, messages, format: formatter(settings), appearance };
});

export type Appearance = 'auto' | 'light' | 'dark';
export type Frame = Awaited<ReturnType<typeof frame>>;

/** The same for a signed-in member; everybody else is shown the way in. */
export async function memberFrame() {
  const [member, rest] = await Promise.all([requireMember(), frame()]);
  return { ...rest, member };
}
