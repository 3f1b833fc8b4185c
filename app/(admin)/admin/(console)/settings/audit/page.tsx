import { SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { AuditEntries } from '#components/admin/audit-entries.tsx';
import { AuditChips, AuditTools } from '#components/admin/audit-tools.tsx';
import { hrefWith, readQuery } from '#components/admin/href.ts';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { CARD } from '#components/admin/settings-section.tsx';
import { ROWS, readTrail } from '#components/admin/trail.ts';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { loadWords } from '#i18n/areas.ts';
import { listAudit } from '#modules/audit/index.ts';
import { listViews } from '#modules/views/index.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const PATH = '/admin/settings/audit';
const DAY = /^\d{4}-\d\d-\d\d$/;

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await consoleFrame(PATH);
  return { title: (await loadWords('settings', locale)).audit.title };
}

export default async function AuditPage({ searchParams }: PageProps) {
  const query = readQuery(await searchParams);
  const { may, operator, locale, format } = await consoleFrame(hrefWith(PATH, query));
  const { audit: words } = await loadWords('settings', locale);
  if (!may('audit.read'))
    return <NoPermission title={words.title} permission="audit_read" roles={operator.roles} />;
  const part = (name: string) => query[name]?.slice(0, 120);
  const day = (name: string) => (DAY.test(query[name] ?? '') ? query[name] : undefined);
  const filter = {
    verb: part('verb'),
    actorId: part('actor'),
    objectId: part('object'),
    requestId: part('request'),
    from: day('from'),
    to: day('to'),
  };
  const [page, views] = await Promise.all([
    readAsOperator(listAudit, { ...filter, cursor: readTrail(query).cursor, limit: ROWS }),
    readAsOperator(listViews, { place: 'audit' }),
  ]);
  return (
    <>
      <PageHead
        title={words.title}
        actions={<AuditTools path={PATH} views={views.items} filter={filter} words={words} />}
      >
        <p className="max-w-prose text-sm text-pretty text-muted">{words.lead}</p>
        <AuditChips path={PATH} query={query} words={words} format={format} />
      </PageHead>
      <div className="px-4 lg:px-6">
        <div className={CARD}>
          {page.items.length > 0 ? (
            <AuditEntries rows={page.items} path={PATH} query={query} format={format} words={words} />
          ) : (
            <EmptyState
              icon={SearchX}
              title={words.noneTitle}
              action={<LinkButton href={PATH}>{words.clear}</LinkButton>}
            >
              <p>{words.noneBody}</p>
            </EmptyState>
          )}
        </div>
      </div>
      <Pager
        path={PATH}
        query={query}
        shown={page.items.length}
        nextCursor={page.nextCursor}
        format={format}
      />
    </>
  );
}
