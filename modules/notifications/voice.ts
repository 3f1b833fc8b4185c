import type { Ctx } from '#core/context.ts';
import { loadWords, type Words } from '#i18n/areas.ts';
import { type Format, formatter } from '#i18n/format.ts';
import { type Locale, pickAllowed } from '#i18n/locales.ts';
import { present } from '#lib/assert.ts';
import { findTenant, originOf } from '#modules/tenants/index.ts';

/** In whose language and look a letter is written. */
export type Voice = {
  words: Words<'letters'>;
  format: Format;
  lang: Locale;
  tenantName: string;
  accent: string;
  /** Where the program's logo is, if it has one. */
  logo?: string | undefined;
};
type Reader = { locale?: string; country?: string; timeZone?: string | null } | null;

/** The reader's own language, else the program's; who is no member reads what the program speaks. */
export async function voiceFor({ sql, tenant }: Ctx, reader: Reader): Promise<Voice> {
  const { theme, languages } = present(await findTenant(tenant.id, sql), 'tenant');
  return voiceIn(pickAllowed(languages, [reader?.locale, tenant.locale]), {
    tenantName: tenant.name,
    accent: theme.accent,
    logo: theme.logo ? (await originOf(tenant.id, sql)) + theme.logo.replace(/webp$/, 'png') : undefined,
    timeZone: reader?.timeZone ?? tenant.timeZone,
    country: reader?.country ?? tenant.locale.split('-')[1],
  });
}

type Look = Pick<Voice, 'tenantName' | 'accent' | 'logo'> & {
  timeZone: string;
  country?: string | undefined;
};

export async function voiceIn(lang: Locale, { timeZone, country, ...look }: Look): Promise<Voice> {
  const [words, { pointWords }] = await Promise.all([loadWords('letters', lang), loadWords('store', lang)]);
  return { words, lang, format: formatter({ locale: lang, country, timeZone, pointWords }), ...look };
}
