import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge, StatusDot } from '#components/ui/badge.tsx';
import { cx } from '#components/ui/cx.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { Format } from '#i18n/format.ts';
import type { SyncChange, SyncView } from '#modules/suppliers/schema.ts';
import { PanelSection } from './facts.tsx';

type SupplierReadingsProps = {
  account: { accountId: string };
  readings: SyncView[];
  reading: SyncView | null;
  changes: SyncChange[];
  more: boolean;
  path: string;
  now: string;
  format: Format;
};
const TONES = { queued: 'warning', applied: 'success', refused: 'danger' } as const;

/** The last readings of the supplier's catalogue, and what the chosen one found to be otherwise. */
export function SupplierReadings(props: SupplierReadingsProps) {
  const { account, readings, reading, path, now, format } = props;
  const t = useTranslations('suppliers.readings');
  return (
    <PanelSection title={t('title')}>
      {readings.length === 0 && <p className="text-row text-muted">{t('none')}</p>}
      <ul className="grid text-row">
        {readings.map((each) => (
          <li key={each.runId} className="border-b border-hairline last:border-0">
            <Link
              href={`${path}/${account.accountId}?reading=${each.runId}`}
              scroll={false}
              aria-current={each.runId === reading?.runId ? 'true' : undefined}
              className={cx('grid gap-0.5 py-2', each.runId === reading?.runId && 'font-medium')}
            >
              <span className="flex justify-between gap-3">
                <StatusDot tone={TONES[each.state]} half={each.state === 'queued'}>
                  {t(each.state)}
                </StatusDot>
                <span className="font-normal text-muted">
                  <RelativeTime
                    at={each.requestedAt}
                    now={now}
                    locale={format.settings.locale}
                    timeZone={format.settings.timeZone}
                  />
                </span>
              </span>
              {each.state === 'applied' && (
                <span className="text-muted">
                  {t('counts', {
                    seen: format.number(each.seen),
                    added: format.number(each.added),
                    removed: format.number(each.removed),
                    changed: format.number(each.changed),
                  })}
                </span>
              )}
              {each.reason && <span className="text-danger-text">{each.reason}</span>}
            </Link>
          </li>
        ))}
      </ul>
      {reading?.state === 'applied' && <Difference {...props} />}
    </PanelSection>
  );
}

function Difference({ changes, more }: Pick<SupplierReadingsProps, 'changes' | 'more'>) {
  const t = useTranslations('suppliers.readings');
  if (changes.length === 0) return <p className="mt-3 text-row text-muted">{t('same')}</p>;
  return (
    <div className="mt-3">
      <h4 className="mb-1 text-xs font-medium text-muted">{t('difference')}</h4>
      <ul className="grid text-row">
        {changes.map((change) => (
          <li
            key={`${change.kind} ${change.sku}`}
            className="grid gap-0.5 border-b border-hairline py-1.5 last:border-0"
          >
            <span className="flex items-baseline justify-between gap-3">
              <span className="truncate" title={change.name}>
                {change.name}
              </span>
              <Badge
                tone={change.kind === 'removed' ? 'danger' : change.kind === 'added' ? 'success' : 'neutral'}
              >
                {t(`kinds.${change.kind}`)}
              </Badge>
            </span>
            {(change.before || change.after) && (
              <span className="text-muted" dir="ltr">
                {[change.before, change.after].filter(Boolean).join(' → ')}
              </span>
            )}
          </li>
        ))}
      </ul>
      {more && <p className="mt-2 text-xs text-muted">{t('more')}</p>}
    </div>
  );
}
