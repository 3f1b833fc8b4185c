import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { ApprovalRules } from '#components/admin/approval-rules.tsx';
import { ApprovalsNone } from '#components/admin/approvals-none.tsx';
import { ApprovalsTable } from '#components/admin/approvals-table.tsx';
import { FROM_START, hrefWith, readQuery } from '#components/admin/href.ts';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { ROWS, readTrail } from '#components/admin/trail.ts';
import { Tabs } from '#components/ui/tabs.tsx';
import { listApprovals, showRules } from '#modules/approvals/index.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const PATH = '/admin/approvals';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await consoleFrame(PATH);
  return { title: t('approvals.title') };
}

export default async function ApprovalsPage({ searchParams }: PageProps) {
  const query = readQuery(await searchParams);
  const { t, format, may, operator, now } = await consoleFrame(hrefWith(PATH, query));
  if (!may('approvals.decide')) {
    return <NoPermission title={t('approvals.title')} permission="approvals_decide" roles={operator.roles} />;
  }
  const which = query['which'] === 'decided' ? 'decided' : 'waiting';
  const input = { which, cursor: readTrail(query).cursor, limit: ROWS } as const;
  const page = await readAsOperator(listApprovals, input);
  const rules = may('approvals.manage') ? await readAsOperator(showRules, {}) : null;
  const tab = (of: 'waiting' | 'decided') => ({
    href: hrefWith(PATH, query, { ...FROM_START, which: of === 'decided' ? of : null }),
    label: t(`approvals.${of}`),
    current: of === which,
  });
  return (
    <ListFrame>
      <PageHead title={t('approvals.title')} actions={rules && <ApprovalRules rules={rules.items} />}>
        <Tabs label={t('approvals.tabs')} tabs={[tab('waiting'), tab('decided')]} />
      </PageHead>
      <ListCard>
        {page.items.length > 0 ? (
          <ApprovalsTable rows={page.items} now={now} format={format} />
        ) : (
          <ApprovalsNone which={which} />
        )}
      </ListCard>
      <Pager
        path={PATH}
        query={query}
        shown={page.items.length}
        nextCursor={page.nextCursor}
        format={format}
      />
    </ListFrame>
  );
}
