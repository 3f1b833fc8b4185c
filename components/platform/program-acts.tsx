import { useTranslations } from 'next-intl';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { TenantDetail } from '#modules/platform/schema.ts';

type ProgramActsProps = { acts: TenantDetail['acts']; now: string; locale: string };
const KNOWN = [
  'platform_createTenant',
  'platform_setTenantStatus',
  'platform_setLimits',
  'platform_requestAccess',
  'platform_enterTenant',
  'platform_leaveTenant',
] as const;

/** What the installation did to a program, the newest first, with the reason where one was given. */
export function ProgramActs({ acts, now, locale }: ProgramActsProps) {
  const t = useTranslations('platform');
  if (acts.length === 0) return <p className="text-sm text-muted">{t('program.noActs')}</p>;
  return (
    <ul className="text-sm">
      {acts.map(({ verb, by, at, detail }) => (
        <li
          key={`${verb} ${at}`}
          className="flex min-h-9 flex-wrap items-center gap-x-3 border-b border-hairline py-1.5 last:border-0"
        >
          <span className="font-medium">
            {t(`acts.${KNOWN.find((k) => k === verb.replace('.', '_')) ?? 'other'}`)}
          </span>
          <bdi className="text-muted">{by}</bdi>
          {typeof detail['reason'] === 'string' && (
            <bdi className="min-w-0 wrap-anywhere">{detail['reason']}</bdi>
          )}
          <span className="ms-auto text-muted">
            <RelativeTime at={at} now={now} locale={locale} />
          </span>
        </li>
      ))}
    </ul>
  );
}
