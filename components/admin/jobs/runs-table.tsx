import { useTranslations } from 'next-intl';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { RunView } from '#modules/bulk/schema.ts';
import { hrefWith, type Query } from '../href.ts';
import { ABOVE_ROW_LINK, ROW } from '../list-frame.tsx';
import { RowLink } from '../row-link.tsx';
import { kindKey } from './kind.ts';
import { RunState } from './run-state.tsx';

type RunsTableProps = {
  runs: RunView[];
  query: Query;
  openId: string | undefined;
  now: string;
  format: Format;
};

/** Runs that the operator started or may see, newest first. */
export function RunsTable({ runs, query, openId, now, format }: RunsTableProps) {
  const t = useTranslations('jobs');
  const slim = openId ? 'hidden' : 'hidden md:table-cell';
  return (
    <Table aria-label={t('caption')} list className="table-fixed">
      <thead>
        <tr>
          <Th>{t('job')}</Th>
          <Th className="w-32">{t('state')}</Th>
          <Th numeric className="hidden w-44 sm:table-cell">
            {t('rows')}
          </Th>
          <Th numeric className={`${slim} w-28`}>
            {t('refusedHead')}
          </Th>
          <Th className={`${slim} w-44`}>{t('by')}</Th>
          <Th numeric className="w-28">
            {t('started')}
          </Th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <Tr key={run.runId} className={ROW} aria-selected={run.runId === openId || undefined}>
            <Td>
              <RowLink
                id={run.runId}
                href={hrefWith(`/admin/jobs/${run.runId}`, query)}
                className="font-medium"
              >
                {t(`kinds.${kindKey(run.kind)}`)}
              </RowLink>
            </Td>
            <Td>
              <RunState run={run} />
            </Td>
            <Td numeric className="hidden sm:table-cell">
              {run.total === null || run.total === run.done
                ? format.number(run.done)
                : t('of', { done: format.number(run.done), total: format.number(run.total) })}
            </Td>
            <Td numeric className={slim}>
              {run.failed > 0 ? format.number(run.failed) : <span className="text-faint">–</span>}
            </Td>
            <Td className={slim} dir="auto">
              {run.startedBy ?? t('platform')}
            </Td>
            <Td numeric className="text-muted">
              <span className={ABOVE_ROW_LINK}>
                <RelativeTime
                  at={run.createdAt}
                  now={now}
                  locale={format.settings.locale}
                  timeZone={format.settings.timeZone}
                />
              </span>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
