'use client';
import { Download } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { buttonClass } from '#components/ui/button-class.ts';
import { toast } from '#components/ui/toast.tsx';
import type { RunView } from '#modules/bulk/schema.ts';
import { stopRun, takeRunUp } from '#server/actions/bulk.ts';
import { answerOf, useExplain } from '../explain.ts';
import { isOpen, lookAtRuns } from './watch.ts';

/** What can be done with a run: fetch what it made, stop it, take it up again. */
export function RunButtons({ run }: { run: RunView }) {
  const t = useTranslations('jobs');
  const { format } = useSpeech();
  const explain = useExplain();
  const router = useRouter();
  const [pending, start] = useTransition();
  const act = (what: typeof stopRun) =>
    start(async () => {
      const answer = await answerOf(what({ runId: run.runId }));
      if (!answer.ok) toast(explain(answer.error));
      lookAtRuns();
      router.refresh();
    });
  if (run.file) {
    return (
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {/* A plain link: the router must not fetch a file as if it were a page. */}
        <a href={`/admin/runs/${run.runId}/file`} download className={buttonClass({ size: 'sm' })}>
          <Download size={15} aria-hidden="true" />
          {t('download')}
        </a>
        <span className="text-xs text-muted">
          {t('until', { size: sizeOf(run.file.bytes, format.number), day: format.dayOf(run.file.until) })}
        </span>
      </p>
    );
  }
  const mayResume = run.state === 'failed' || run.stalled;
  if (!isOpen(run) && !mayResume) return null;
  return (
    <p className="flex gap-2">
      {mayResume && (
        <Button size="sm" busy={pending} onClick={() => act(takeRunUp)}>
          {t('resume')}
        </Button>
      )}
      <Button size="sm" busy={pending && !mayResume} onClick={() => act(stopRun)}>
        {t('cancel')}
      </Button>
    </p>
  );
}

function sizeOf(bytes: number, number: (n: number) => string): string {
  if (bytes < 1_000_000) return `${number(Math.max(1, Math.round(bytes / 1_000)))} kB`;
  return `${number(Math.round(bytes / 100_000) / 10)} MB`;
}
