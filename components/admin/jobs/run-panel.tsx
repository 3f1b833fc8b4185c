import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CopyId } from '#components/ui/copy-id.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { Page } from '#lib/page.ts';
import type { RunResult, RunView } from '#modules/bulk/schema.ts';
import { DetailPanel } from '../detail-panel.tsx';
import { hrefWith, type Query } from '../href.ts';
import { kindKey } from './kind.ts';
import { RunButtons } from './run-buttons.tsx';
import { RunProgress } from './run-progress.tsx';

type RunPanelProps = {
  run: RunView;
  results: Page<RunResult>;
  query: Query;
  format: Format;
};

/** One run: how far it is, what it made, and what became of its rows. */
export function RunPanel({ run, results, query, format }: RunPanelProps) {
  const t = useTranslations('jobs');
  const common = useTranslations('admin.common');
  const path = `/admin/jobs/${run.runId}`;
  const refusedOnly = query['rows'] === 'refused';
  return (
    <DetailPanel
      id={run.runId}
      label={t('job')}
      title={t(`kinds.${kindKey(run.kind)}`)}
      closeHref={hrefWith('/admin/jobs', query, { rows: null, from: null })}
      closeLabel={common('close')}
    >
      <div className="grid gap-3">
        <CopyId id={run.runId} copyLabel={common('copy')} copiedLabel={common('copied')} />
        <RunProgress run={run} />
        <RunButtons run={run} />
        {(results.items.length > 0 || refusedOnly) && (
          <section aria-label={t('results')} className="-mx-5">
            <div className="flex items-baseline justify-between px-5 pt-3 pb-1">
              <h3 className="text-sm font-semibold">{t('results')}</h3>
              {run.failed > 0 && (
                <Link
                  href={hrefWith(path, query, { rows: refusedOnly ? null : 'refused', from: null })}
                  scroll={false}
                  className="text-row text-accent-text hover:underline"
                >
                  {refusedOnly ? t('allRows') : t('refusedOnly', { n: format.number(run.failed) })}
                </Link>
              )}
            </div>
            <Results results={results.items} format={format} />
            {results.nextCursor && (
              <Link
                href={hrefWith(path, query, { from: results.nextCursor })}
                scroll={false}
                className="block px-5 py-2 text-row text-accent-text hover:underline"
              >
                {t('moreRows')}
              </Link>
            )}
          </section>
        )}
      </div>
    </DetailPanel>
  );
}

function Results({ results, format }: { results: RunResult[]; format: Format }) {
  const t = useTranslations('jobs');
  return (
    <Table aria-label={t('results')} className="table-fixed">
      <thead>
        <tr>
          <Th numeric className="w-16">
            {t('row')}
          </Th>
          <Th>{t('what')}</Th>
          <Th>{t('became')}</Th>
        </tr>
      </thead>
      <tbody>
        {results.map(({ row, ok, label, message }) => (
          <Tr key={row}>
            <Td numeric className="text-muted">
              {format.number(row)}
            </Td>
            <Td dir="auto" title={label}>
              {label}
            </Td>
            <Td dir="auto" className="whitespace-normal!">
              {ok ? message || t('ok') : <span className="text-danger-text">{message}</span>}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
