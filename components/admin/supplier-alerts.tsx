import { useTranslations } from 'next-intl';
import { Notice } from '#components/ui/notice.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { Format } from '#i18n/format.ts';
import type { AlertView } from '#modules/suppliers/schema.ts';

/** What somebody should look at, newest first. */
export function SupplierAlerts({
  alerts,
  now,
  format,
}: {
  alerts: AlertView[];
  now: string;
  format: Format;
}) {
  const t = useTranslations('suppliers.alerts');
  return (
    <section aria-label={t('title')} className="mb-3 grid gap-2 px-4 lg:px-6">
      {alerts.map((alert) => (
        <Notice
          key={alert.alertId}
          tone={alert.cause === 'breaker_open' ? 'danger' : 'warning'}
          title={
            <span className="flex flex-wrap justify-between gap-x-4">
              {t(alert.cause)}
              <span className="text-xs font-normal text-muted">
                <RelativeTime
                  at={alert.openedAt}
                  now={now}
                  locale={format.settings.locale}
                  timeZone={format.settings.timeZone}
                />
              </span>
            </span>
          }
        >
          {alert.detail}
        </Notice>
      ))}
    </section>
  );
}
