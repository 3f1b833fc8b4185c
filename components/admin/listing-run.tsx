'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { RunView } from '#modules/bulk/schema.ts';
import { followListing, stopListing } from '#server/actions/catalog.ts';
import { answerOf } from './explain.ts';

type ListingRunProps = { runId: string; total: number; visible: boolean; onEnd: () => void };
const EVERY_MS = 1_000;

/** How far a run has come, while one watches; it needs nobody to. */
export function ListingRun({ runId, total, visible, onEnd }: ListingRunProps) {
  const t = useTranslations('wares.list');
  const { format } = useSpeech();
  const router = useRouter();
  const [run, setRun] = useState<RunView>();
  const over = run && run.state !== 'waiting' && run.state !== 'running';
  useEffect(() => {
    if (over) return;
    const timer = setInterval(async () => {
      if (document.hidden) return;
      const answer = await answerOf(followListing({ runId }));
      if (answer.ok) setRun(answer.data);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [runId, over]);
  useEffect(() => {
    if (!over) return;
    const values = { count: run.done, n: format.number(run.done) };
    toast(
      run.state === 'failed'
        ? (run.trouble ?? t('failed'))
        : visible
          ? t('did', values)
          : t('didHide', values),
    );
    router.refresh();
    onEnd();
  }, [over, run, visible, router, onEnd, format, t]);
  const done = run?.done ?? 0;
  return (
    <div className="flex min-w-72 flex-wrap items-center gap-3 text-row" role="status">
      <span className="tabular">
        {t('progress', { done: format.number(done), total: format.number(total) })}
      </span>
      <span className="w-40">
        <ProgressBar value={done} max={Math.max(total, 1)} label={t('label')} />
      </span>
      <Button size="sm" variant="quiet" onClick={() => void stopListing({ runId })}>
        {t('stop')}
      </Button>
    </div>
  );
}
