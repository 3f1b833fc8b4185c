import { ListChecks } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { hrefWith, readQuery } from '#components/admin/href.ts';
import { FreshWhile } from '#components/admin/jobs/fresh-while.tsx';
import { RunPanel } from '#components/admin/jobs/run-panel.tsx';
import { RunsTable } from '#components/admin/jobs/runs-table.tsx';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { ROWS, readTrail } from '#components/admin/trail.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listRuns, showRun } from '#modules/bulk/index.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = {
  params: Promise<{ run?: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = '/admin/jobs';
const RESULTS = 100;

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await consoleFrame(PATH);
  const t = await getTranslations({ locale, namespace: 'jobs' });
  return { title: t('title') };
}

export default async function JobsPage({ params, searchParams }: PageProps) {
  const [{ run: [runId, beyond] = [] }, query] = [await params, readQuery(await searchParams)];
  if (beyond) notFound();
  const here = hrefWith(runId ? `${PATH}/${runId}` : PATH, query);
  const { locale, format, now } = await consoleFrame(here);
  const t = await getTranslations({ locale, namespace: 'jobs' });
  const { cursor } = readTrail(query);
  const rows = { refused: query['rows'] === 'refused', cursor: query['from'], limit: RESULTS };
  const [page, open] = await Promise.all([
    readAsOperator(listRuns, { cursor, limit: ROWS }),
    runId ? readAsOperator(showRun, { runId, ...rows }) : null,
  ]);
  const shown = open ? [...page.items, open.run] : page.items;
  return (
    <ListFrame
      panel={open && <RunPanel run={open.run} results={open.results} query={query} format={format} />}
    >
      <FreshWhile busy={shown.some((run) => run.state === 'waiting' || run.state === 'running')} />
      <PageHead title={t('title')} />
      <ListCard>
        {page.items.length > 0 ? (
          <RunsTable runs={page.items} query={query} openId={open?.run.runId} now={now} format={format} />
        ) : (
          <EmptyState icon={ListChecks} title={t('emptyTitle')}>
            <p>{t('emptyBody')}</p>
          </EmptyState>
        )}
      </ListCard>
      <Pager
        path={PATH}
        query={query}
        format={format}
        shown={page.items.length}
        nextCursor={page.nextCursor}
      />
    </ListFrame>
  );
}
