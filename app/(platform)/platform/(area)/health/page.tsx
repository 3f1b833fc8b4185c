import type { Metadata } from 'next';
import { platformFrame } from '#app/(platform)/_lib/frame.ts';
import { PageHead } from '#components/admin/page-head.tsx';
import { FailedJobs } from '#components/platform/failed-jobs.tsx';
import { SupplierHealth } from '#components/platform/supplier-health.tsx';
import { StatusDot } from '#components/ui/badge.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Stat, Stats } from '#components/ui/stat.tsx';
import { showHealth } from '#modules/platform/index.ts';
import { readAsPlatform } from '#server/platform.ts';

const PATH = '/platform/health';
const MEBIBYTE = 1024 * 1024;

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await platformFrame();
  return { title: t('health.title') };
}

export default async function HealthPage() {
  const { t, format, now } = await platformFrame();
  const { database, workers, outbox, jobs, failed, suppliers } = await readAsPlatform(showHealth, {});
  const { locale } = format.settings;
  return (
    <>
      <PageHead
        title={t('health.title')}
        actions={<LinkButton href={PATH}>{t('health.refresh')}</LinkButton>}
      />
      <div className="grid gap-6 px-4 lg:px-6">
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <section className={CARD}>
            <h2 className={HEAD}>{t('health.queue')}</h2>
            <Stats>
              <Stat label={t('health.outbox')}>{format.number(outbox)}</Stat>
              <Stat label={t('health.waiting')}>{format.number(jobs.waiting)}</Stat>
              <Stat label={t('health.running')}>{format.number(jobs.running)}</Stat>
              <Stat label={t('health.failedCount')}>{format.number(jobs.failed)}</Stat>
              <Stat label={t('health.oldest')}>
                {jobs.oldest ? <RelativeTime at={jobs.oldest} now={now} locale={locale} /> : t('health.none')}
              </Stat>
            </Stats>
          </section>
          <section className={CARD}>
            <h2 className={HEAD}>{t('health.database')}</h2>
            <Stats>
              <Stat label={t('health.version')}>{database.version}</Stat>
              <Stat label={t('health.size')}>
                <bdi>{format.number(Math.round(database.size / MEBIBYTE))} MiB</bdi>
              </Stat>
              <Stat label={t('health.connections')}>{format.number(database.connections)}</Stat>
              <Stat label={t('health.answered')}>
                {t('health.ms', { n: format.number(database.answeredInMs) })}
              </Stat>
            </Stats>
          </section>
        </div>
        <section className={CARD}>
          <h2 className={HEAD}>{t('health.workers')}</h2>
          {workers.every((w) => !w.lives) && <Notice tone="danger" title={t('health.noWorkers')} />}
          <ul className="text-sm">
            {workers.map(({ workerId, seenAt, lives }) => (
              <li
                key={workerId}
                className="flex min-h-9 items-center gap-3 border-b border-hairline last:border-0"
              >
                <StatusDot tone={lives ? 'success' : 'neutral'}>
                  {t(lives ? 'health.lives' : 'health.silent')}
                </StatusDot>
                <bdi className="min-w-0 truncate font-mono text-xs text-muted">{workerId}</bdi>
                <span className="ms-auto shrink-0 text-muted">
                  <RelativeTime at={seenAt} now={now} locale={locale} />
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section className={CARD}>
          <h2 className={HEAD}>{t('health.failed')}</h2>
          <FailedJobs jobs={failed} now={now} locale={locale} />
        </section>
        <section className={CARD}>
          <h2 className={HEAD}>{t('health.suppliers')}</h2>
          <SupplierHealth suppliers={suppliers} now={now} format={format} />
        </section>
      </div>
    </>
  );
}

const CARD = 'min-w-0 rounded-lg border border-hairline bg-surface p-5';
const HEAD = 'mb-3 text-sm font-semibold';
