'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import type { RunView } from '#modules/bulk/schema.ts';
import { followGiving, stopGiving } from '#server/actions/segments.ts';
import { answerOf } from '../explain.ts';

const EVERY_MS = 1_000;

/** How many have theirs, while one watches; it goes on when nobody does. */
export function Giving({ runId, total, onDone }: { runId: string; total: number; onDone: () => void }) {
  const t = useTranslations('people.giving');
  const { format } = useSpeech();
  const [run, setRun] = useState<RunView>();
  const over = run !== undefined && run.state !== 'waiting' && run.state !== 'running';
  useEffect(() => {
    if (over) return;
    const timer = setInterval(async () => {
      const answer = await answerOf(followGiving({ runId }));
      if (answer.ok) setRun(answer.data.run);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [runId, over]);
  const done = run?.done ?? 0;
  const given = done - (run?.failed ?? 0);
  const count = { count: given, n: format.number(given), total: format.number(total) };
  return (
    <div className="grid gap-4 pt-1">
      <ProgressBar value={done} max={Math.max(total, 1)} label={t('label')} />
      <p role="status" className="tabular text-sm">
        {t('progress', count)}
      </p>
      {run?.state === 'done' && <Notice live tone="success" title={t('done', count)} />}
      {run?.state === 'cancelled' && <Notice live tone="warning" title={t('cancelled', count)} />}
      {run?.state === 'failed' && (
        <Notice live tone="danger" title={t('failed', count)}>
          {run.trouble}
        </Notice>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {!over && <Button onClick={() => void stopGiving({ runId })}>{t('stop')}</Button>}
        <Button variant="primary" onClick={onDone}>
          {t(over ? 'close' : 'leave')}
        </Button>
      </div>
    </div>
  );
}
