import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { AddMember } from '#components/admin/add-member.tsx';
import { BulkGrant } from '#components/admin/bulk-grant.tsx';
import { hrefWith, oneOf, readQuery } from '#components/admin/href.ts';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPeople } from '#components/admin/no-people.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { PeopleParts, partsFor } from '#components/admin/people-parts.tsx';
import { PeopleTable } from '#components/admin/people-table.tsx';
import { PeopleTabs } from '#components/admin/people-tabs.tsx';
import { PersonPanel } from '#components/admin/person-panel.tsx';
import { SearchBox } from '#components/admin/search-box.tsx';
import { ROWS, readTrail } from '#components/admin/trail.ts';
import { LinkButton } from '#components/ui/button.tsx';
import { pickLocale } from '#i18n/locales.ts';
import { listMembers, showMember } from '#modules/identity/index.ts';
import { searchOrders } from '#modules/orders/index.ts';
import { memberStatement, memberWallet } from '#modules/points/index.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = {
  params: Promise<{ member?: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = '/admin/people';
const RECENT = 5;

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await consoleFrame(PATH);
  return { title: t('people.title') };
}

export default async function PeoplePage({ params, searchParams }: PageProps) {
  const [{ member: [memberId, beyond] = [] }, query] = [await params, readQuery(await searchParams)];
  if (beyond) notFound();
  const { t, format, now, may, operator, tenant } = await consoleFrame(
    hrefWith(memberId ? `${PATH}/${memberId}` : PATH, query),
  );
  if (!may('members.read')) {
    return <NoPermission title={t('people.title')} permission="members_read" roles={operator.roles} />;
  }
  const status = oneOf(['active', 'disabled'], query['status']);
  const q = query['q']?.trim().slice(0, 100);
  const [page, open] = await Promise.all([
    readAsOperator(listMembers, { q, status, cursor: readTrail(query).cursor, limit: ROWS }),
    memberId ? readOpen(memberId, may('orders.read')) : null,
  ]);
  const selectable = may('points.grant') && status !== 'disabled';
  const table = (
    <ListCard>
      {page.items.length > 0 ? (
        <PeopleTable
          people={page.items}
          query={query}
          openId={open?.person.memberId}
          selectable={selectable}
          format={format}
        />
      ) : (
        <NoPeople q={q} filtered={status !== undefined} />
      )}
    </ListCard>
  );
  const panel = open && (
    <PersonPanel
      {...open}
      closeHref={hrefWith(PATH, query)}
      may={{ grant: may('points.grant'), manage: may('members.manage') }}
      now={now}
      format={format}
    />
  );
  return (
    <ListFrame panel={panel}>
      <PageHead
        title={t('people.title')}
        actions={
          may('members.manage') && (
            <>
              {!operator.limits['members.manage'] && (
                <LinkButton href={`${PATH}/import`}>{t('people.import')}</LinkButton>
              )}
              <AddMember locale={pickLocale(tenant.locale)} />
            </>
          )
        }
      >
        <PeopleParts current="members" open={partsFor(operator)} />
        <SearchBox path={PATH} placeholder={t('people.search')} />
        <PeopleTabs current={status} query={query} />
      </PageHead>
      {selectable ? <BulkGrant key={hrefWith(PATH, query)}>{table}</BulkGrant> : table}
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

async function readOpen(memberId: string, withOrders: boolean) {
  const [person, wallet, statement, orders] = await Promise.all([
    readAsOperator(showMember, { memberId }),
    readAsOperator(memberWallet, { memberId }),
    readAsOperator(memberStatement, { memberId, limit: RECENT }),
    withOrders ? readAsOperator(searchOrders, { memberId, limit: RECENT }) : null,
  ]);
  return { person, wallet, statement: statement.items, orders: orders?.items ?? null };
}
