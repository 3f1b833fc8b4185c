'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useSpeech } from '#components/store/speech.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import type { RunView } from '#modules/bulk/schema.ts';
import { kindKey } from './kind.ts';
import { RunState } from './run-state.tsx';
import { isOpen } from './watch.ts';

/** What a run is, how far it is in figures, and a bar while it is under way. */
export function RunProgress({ run }: { run: RunView }) {
  const t = useTranslations('jobs');
  const { format } = useSpeech();
  const name = t(`kinds.${kindKey(run.kind)}`);
  const figures = {
    done: format.number(run.done),
    total: run.total === null ? '' : format.number(run.total),
  };
  const far = run.total === null ? t('soFar', figures) : t('of', figures);
  return (
    <>
      <div className="flex items-baseline justify-between gap-3 text-row">
        <Link href={`/admin/jobs/${run.runId}`} className="min-w-0 truncate font-medium hover:underline">
          {name}
        </Link>
        <RunState run={run} />
      </div>
      {isOpen(run) && (
        <ProgressBar
          label={name}
          {...(run.total !== null && { value: run.done, max: run.total })}
          valueText={far}
        />
      )}
      <p className="tabular text-xs text-muted">
        {far}
        {run.failed > 0 && ` · ${t('refused', { count: run.failed, n: format.number(run.failed) })}`}
      </p>
      {run.trouble && (
        <p dir="auto" className="text-xs text-danger-text">
          {run.trouble}
        </p>
      )}
    </>
  );
}
