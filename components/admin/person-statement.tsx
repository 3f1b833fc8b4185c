import { useTranslations } from 'next-intl';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { Format } from '#i18n/format.ts';
import type { StatementEntry } from '#modules/points/schema.ts';

type PersonStatementProps = { entries: StatementEntry[]; now: string; format: Format };
const CODES = { grant: 'grant', redeem: 'order', refund: 'refund', expire: 'expire' } as const;

/** What came into a wallet last, and what went out of it. */
export function PersonStatement({ entries, now, format }: PersonStatementProps) {
  const t = useTranslations('people.member');
  if (entries.length === 0) return <p className="text-sm text-muted">{t('noPoints')}</p>;
  const { locale, timeZone } = format.settings;
  return (
    <ul className="grid text-sm">
      {entries.map((entry) => (
        <li
          key={entry.transferId}
          className="grid grid-cols-[1fr_auto] gap-x-3 border-b border-hairline py-1.5 last:border-0"
        >
          <span className="min-w-0 truncate" title={entry.label ?? undefined}>
            {entry.label ? <bdi>{entry.label}</bdi> : t(`codes.${codeOf(entry.code)}`)}
          </span>
          <span className="tabular font-medium">
            {entry.points > 0 ? '+' : '−'}
            {format.points(Math.abs(entry.points))}
          </span>
          <span className="text-xs text-muted">
            <RelativeTime at={entry.at} now={now} locale={locale} timeZone={timeZone} />
          </span>
          <span className="tabular text-xs text-muted">
            {t('after', { points: format.points(entry.balanceAfter) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function codeOf(code: string): 'grant' | 'order' | 'refund' | 'expire' | 'other' {
  return CODES[code as keyof typeof CODES] ?? 'other';
}
