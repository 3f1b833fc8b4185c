import { cookies, headers } from 'next/headers';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { cache } from 'react';
import { loadWords } from '#i18n/areas.ts';
import { formatter } from '#i18n/format.ts';
import { LOCALE_COOKIE, type Locale, PSEUDO, pickAllowed, THEME_COOKIE } from '#i18n/locales.ts';
import { wishesOf } from '#i18n/wishes.ts';
import { env } from '#lib/env.ts';
import { currentMember, currentTenant, requireMember } from '#server/screen.ts';

/** Whose screen this is and in which words. */
export const frame = cache(async () => {
  const [tenant, member, jar] = await Promise.all([currentTenant(), currentMember(), cookies()]);
  const locale = await languageOf(tenant, member, jar.get(LOCALE_COOKIE)?.value);
  setRequestLocale(locale);
  const [t, messages] = await Promise.all([getTranslations({ locale }), loadWords('store', locale)]);
  const country = member?.country ?? tenant.locale.split('-')[1];
  const settings = {
    locale,
    country,
    timeZone: member?.timeZone ?? tenant.timeZone,
    pointWords: messages.pointWords,
  };
  const wish = jar.get(THEME_COOKIE)?.value;
  const appearance: Appearance = wish === 'light' || wish === 'dark' ? wish : 'auto';
  return { tenant, member, locale, t, messages, format: formatter(settings), appearance };
});

type Tenant = Awaited<ReturnType<typeof currentTenant>>;
type Somebody = Awaited<ReturnType<typeof currentMember>>;

/** This device's choice, else the member's; for strangers what their browser asks for; else the tenant's. */
async function languageOf(tenant: Tenant, member: Somebody, chosen: string | undefined): Promise<Locale> {
  if (chosen === PSEUDO && env().DAMSON_PSEUDO_LOCALE === '1') return PSEUDO as string as Locale;
  const asked = member ? [member.locale] : wishesOf((await headers()).get('accept-language'));
  return pickAllowed(tenant.languages, [chosen, ...asked, tenant.locale]);
}

export type Appearance = 'auto' | 'light' | 'dark';
export type Frame = Awaited<ReturnType<typeof frame>>;

/** The same for a signed-in member; everybody else is shown the way in. */
export async function memberFrame() {
  const [member, rest] = await Promise.all([requireMember(), frame()]);
  return { ...rest, member };
}
