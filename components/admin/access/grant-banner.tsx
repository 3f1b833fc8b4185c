import { DoorOpen } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '#components/ui/button.tsx';
import type { Format } from '#i18n/format.ts';
import type { Locale } from '#i18n/locales.ts';
import type { AccessGrant } from '#modules/identity/schema.ts';
import { EndGrant } from './end-grant.tsx';
import { endWords } from './end-words.ts';
import { timeOf } from './grant-time.ts';

type GrantBannerProps = {
  grant: AccessGrant & { mine: boolean };
  /** Whoever looks may answer and end it. */
  decides: boolean;
  format: Format;
  locale: Locale;
};

/** Says on every page, for as long as it lasts, that somebody who runs the installation is in or asks to be let in. */
export async function GrantBanner({ grant, decides, format, locale }: GrantBannerProps) {
  const t = await getTranslations({ locale, namespace: 'access' });
  const { grantId, name, level, reason, minutes, state, expiresAt, mine } = grant;
  const asked = state === 'asked';
  const facts = {
    name,
    level,
    until: format.dateTime(expiresAt ?? grant.askedAt),
    time: t(...timeOf(minutes)),
  };
  return (
    <aside
      aria-label={t('label')}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-hairline bg-warning-tint px-4 py-2 text-sm lg:px-6 print:hidden"
    >
      <DoorOpen size={18} aria-hidden="true" className="shrink-0 text-warning-text" />
      <p className="min-w-0 grow basis-64 text-pretty wrap-anywhere">
        <span className="font-medium">
          {t(asked ? 'banner.asks' : mine ? 'banner.youAreIn' : 'banner.isIn', facts)}
        </span>{' '}
        <bdi>{t('banner.because', { reason })}</bdi>
      </p>
      {decides && (
        <span className="flex flex-wrap gap-2">
          <LinkButton size="sm" href="/admin/people/access" variant={asked ? 'primary' : 'secondary'}>
            {t(asked ? 'banner.answer' : 'banner.seeAll')}
          </LinkButton>
          {!asked && <EndGrant grantId={grantId} words={endWords(t, name)} />}
        </span>
      )}
    </aside>
  );
}
