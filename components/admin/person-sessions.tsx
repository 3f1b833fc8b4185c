import { useTranslations } from 'next-intl';
import { StatusDot } from '#components/ui/badge.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { Format } from '#i18n/format.ts';
import { deviceOf } from '#lib/device-of.ts';
import type { SessionRow } from '#modules/identity/schema.ts';

type PersonSessionsProps = { sessions: SessionRow[]; now: string; format: Format };
const SHOWN = 5;

/** Open sessions first; of those that ended only the last few are worth a line. */
export function PersonSessions({ sessions, now, format }: PersonSessionsProps) {
  const t = useTranslations('admin.person');
  if (sessions.length === 0) return <p className="text-sm text-muted">{t('noSessions')}</p>;
  const open = sessions.filter((session) => !session.endedAt);
  const ended = sessions.filter((session) => session.endedAt);
  const shown = [...open, ...ended.slice(0, Math.max(0, SHOWN - open.length))];
  const left = sessions.length - shown.length;
  const { locale, timeZone } = format.settings;
  return (
    <>
      <ul className="grid text-sm">
        {shown.map((session) => (
          <li
            key={session.sessionId}
            className="flex min-h-9 items-center justify-between gap-3 border-b border-hairline last:border-0"
          >
            <span className="min-w-0 truncate" title={session.userAgent ?? undefined}>
              {deviceOf(session.userAgent) ?? t('unknownDevice')}
            </span>
            <span className="flex shrink-0 items-center gap-3 text-xs text-muted">
              <RelativeTime at={session.createdAt} now={now} locale={locale} timeZone={timeZone} />
              <StatusDot tone={session.endedAt ? 'neutral' : 'success'}>
                {session.endedAt ? t('ended') : t('open')}
              </StatusDot>
            </span>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <p className="mt-1 text-xs text-muted">
          {t('olderSessions', { count: left, n: format.number(left) })}
        </p>
      )}
    </>
  );
}
