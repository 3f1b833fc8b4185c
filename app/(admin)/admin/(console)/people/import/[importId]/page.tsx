import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { FROM_START, hrefWith, oneOf, readQuery } from '#components/admin/href.ts';
import { ImportActions } from '#components/admin/import/import-actions.tsx';
import { ImportMapping } from '#components/admin/import/import-mapping.tsx';
import { ImportNotice } from '#components/admin/import/import-notice.tsx';
import { ImportRows } from '#components/admin/import/import-rows.tsx';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { ROWS, readTrail } from '#components/admin/trail.ts';
import { LinkButton } from '#components/ui/button.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { listImportRows, showImport } from '#modules/people/index.ts';
import { VERDICTS, type Verdict } from '#modules/people/schema.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = {
  params: Promise<{ importId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const HOME = '/admin/people/import';

async function frameOf(path: string) {
  const base = await consoleFrame(path);
  return { ...base, t: await getTranslations({ locale: base.locale, namespace: 'people' }) };
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await frameOf(HOME)).t('import.title') };
}

export default async function ImportedPage({ params, searchParams }: PageProps) {
  const [{ importId }, query] = [await params, readQuery(await searchParams)];
  const path = `${HOME}/${encodeURIComponent(importId)}`;
  const { t, format, may, operator } = await frameOf(hrefWith(path, query));
  if (!may('members.manage')) {
    return <NoPermission title={t('import.title')} permission="members_manage" roles={operator.roles} />;
  }
  const verdict = oneOf(VERDICTS, query['rows']);
  const asked = { importId, verdict, cursor: readTrail(query).cursor, limit: ROWS };
  const [view, page] = await Promise.all([
    readAsOperator(showImport, { importId }),
    readAsOperator(listImportRows, asked),
  ]);
  const total = VERDICTS.reduce((sum, each) => sum + view.counts[each], 0);
  const tab = (each: Verdict | undefined) => ({
    href: hrefWith(path, query, { ...FROM_START, rows: each ?? null }),
    label: t(`import.verdicts.${each ?? 'all'}`),
    count: format.number(each ? view.counts[each] : total),
    current: each === verdict,
  });
  return (
    <ListFrame>
      <PageHead
        title={view.fileName}
        actions={
          <>
            <LinkButton href={HOME}>{t('import.another')}</LinkButton>
            <ImportActions {...view} />
          </>
        }
      />
      <ImportNotice view={view} format={format} />
      {view.state === 'read' && <ImportMapping {...view} />}
      <div className="mx-4 mb-3 lg:mx-6">
        <Tabs label={t('import.tabs')} tabs={[tab(undefined), ...VERDICTS.map(tab)]} />
      </div>
      <ListCard>
        {page.items.length > 0 ? (
          <ImportRows rows={page.items} format={format} />
        ) : (
          <p className="px-4 py-8 text-center text-sm text-muted">{t('import.noRows')}</p>
        )}
      </ListCard>
      <Pager
        path={path}
        query={query}
        shown={page.items.length}
        nextCursor={page.nextCursor}
        total={verdict ? view.counts[verdict] : total}
        format={format}
      />
    </ListFrame>
  );
}
