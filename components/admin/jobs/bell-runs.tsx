'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { RunView } from '#modules/bulk/schema.ts';
import { RunButtons } from './run-buttons.tsx';
import { RunProgress } from './run-progress.tsx';

/** The newest runs under the bell. */
export function BellRuns({ runs }: { runs: RunView[] }) {
  const t = useTranslations('jobs');
  return (
    <section aria-label={t('title')}>
      <h2 className="border-b border-hairline px-3 py-2 text-sm font-semibold">{t('title')}</h2>
      {runs.length === 0 && <p className="px-3 py-4 text-row text-muted">{t('none')}</p>}
      <ul className="max-h-96 divide-y divide-hairline overflow-y-auto">
        {runs.map((run) => (
          <li key={run.runId} className="grid gap-1.5 px-3 py-2.5">
            <RunProgress run={run} />
            <RunButtons run={run} />
          </li>
        ))}
      </ul>
      <Link
        href="/admin/jobs"
        className="block border-t border-hairline px-3 py-2 text-row text-accent-text hover:bg-sunken"
      >
        {t('all')}
      </Link>
    </section>
  );
}
