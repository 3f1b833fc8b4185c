import { type FrameSpeech, frameSpeech } from '#i18n/frame-speech.ts';
import { pickLocale } from '#i18n/locales.ts';
import type { Member } from '#modules/identity/schema.ts';
import type { TenantView } from '#modules/tenants/index.ts';

/** The words and formats of a frame: as its portal wishes, else as its member does. */
export function speechFor(
  tenant: TenantView,
  of: { wish: string | null; member: Pick<Member, 'locale' | 'country'> },
): Promise<FrameSpeech> {
  const locale = pickLocale(of.wish, of.member.locale, tenant.locale);
  return frameSpeech({ locale, country: of.member.country, timeZone: tenant.timeZone });
}
