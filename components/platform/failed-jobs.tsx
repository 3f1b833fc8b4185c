'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { EffectDialog } from '#components/admin/effect-dialog.tsx';
import { answerOf, useExplain } from '#components/admin/explain.ts';
import { Button } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { FailedJob } from '#modules/platform/schema.ts';
import { settleJob } from '#server/actions/platform.ts';

type FailedJobsProps = { jobs: FailedJob[]; now: string; locale: string };

/** Jobs whose every try failed: tried again, or dropped for good. */
export function FailedJobs({ jobs, now, locale }: FailedJobsProps) {
  const t = useTranslations('platform.health');
  const [dropping, setDropping] = useState<FailedJob>();
  if (jobs.length === 0) return <p className="text-sm text-muted">{t('failedNone')}</p>;
  return (
    <>
      <Table aria-label={t('failed')}>
        <thead>
          <tr>
            <Th>{t('job')}</Th>
            <Th>{t('tenant')}</Th>
            <Th numeric>{t('tries')}</Th>
            <Th>{t('error')}</Th>
            <Th>{t('when')}</Th>
            <Td narrow className="border-b border-hairline" />
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <Tr key={job.jobId}>
              <Td className="font-mono text-xs">{job.task}</Td>
              <Td>{job.tenant ?? '–'}</Td>
              <Td numeric>{job.attempts}</Td>
              <Td title={job.error}>{job.error}</Td>
              <Td className="text-muted">
                <RelativeTime at={job.at} now={now} locale={locale} />
              </Td>
              <Td narrow>
                <span className="flex gap-1">
                  <Retry jobId={job.jobId} />
                  <Button size="sm" variant="quiet" onClick={() => setDropping(job)}>
                    {t('drop')}
                  </Button>
                </span>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <EffectDialog
        open={dropping !== undefined}
        onClose={() => setDropping(undefined)}
        title={t('dropTitle')}
        effect={<p>{t('dropEffect', { task: dropping?.task ?? '' })}</p>}
        doLabel={t('drop')}
        danger
        act={() => settleJob({ jobId: dropping?.jobId ?? '', how: 'drop' })}
        done={() => t('dropped')}
      />
    </>
  );
}

function Retry({ jobId }: { jobId: string }) {
  const t = useTranslations('platform.health');
  const explain = useExplain();
  const router = useRouter();
  const [pending, start] = useTransition();
  const retry = () =>
    start(async () => {
      const answer = await answerOf(settleJob({ jobId, how: 'retry' }));
      toast(answer.ok ? t('retried') : explain(answer.error));
      router.refresh();
    });
  return (
    <Button size="sm" busy={pending} onClick={retry}>
      {t('retry')}
    </Button>
  );
}
