import { ChevronLeft, SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { FROM_START, hrefWith, readQuery } from '#components/admin/href.ts';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { OffersTable } from '#components/admin/offers-table.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { SearchBox } from '#components/admin/search-box.tsx';
import { ROWS, readTrail } from '#components/admin/trail.ts';
import { UrlSelect } from '#components/admin/url-select.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { listAccounts, listOffers } from '#modules/suppliers/index.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const PATH = '/admin/suppliers/offers';

async function words(path: string) {
  const frame = await consoleFrame(path);
  return { ...frame, w: await getTranslations({ locale: frame.locale, namespace: 'suppliers' }) };
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words(PATH)).w('offers.title') };
}

export default async function OffersPage({ searchParams }: PageProps) {
  const query = readQuery(await searchParams);
  const { w, format, may, operator } = await words(hrefWith(PATH, query));
  if (!may('suppliers.read')) {
    return <NoPermission title={w('offers.title')} permission="suppliers_read" roles={operator.roles} />;
  }
  const accounts = await readAsOperator(listAccounts, { limit: 100 });
  const account = accounts.items.find((each) => each.accountId === query['account']);
  const matched = query['matched'] ? query['matched'] === 'yes' : undefined;
  const page = await readAsOperator(listOffers, {
    accountId: account?.accountId,
    q: query['q']?.trim().slice(0, 100),
    matched,
    cursor: readTrail(query).cursor,
    limit: ROWS,
  });
  const tab = (value: string | null) => ({
    href: hrefWith(PATH, query, { ...FROM_START, matched: value }),
    label: w(`offers.tabs.${(value ?? 'all') as 'all'}`),
    current: (query['matched'] ?? null) === value,
  });
  return (
    <ListFrame>
      <PageHead title={w('offers.title')}>
        <LinkButton href="/admin/suppliers" variant="quiet" size="sm" className="justify-self-start">
          <ChevronLeft size={16} aria-hidden="true" className="rtl:-scale-x-100" />
          {w('title')}
        </LinkButton>
        <Tabs label={w('offers.tabs.label')} tabs={[tab(null), tab('yes'), tab('no')]} />
        <div className="flex flex-wrap items-center gap-2">
          <SearchBox path={PATH} placeholder={w('offers.search')} />
          <UrlSelect
            path={PATH}
            name="account"
            label={w('name')}
            any={w('offers.anySupplier')}
            options={accounts.items.map(({ accountId, name }) => ({ value: accountId, label: name }))}
          />
        </div>
      </PageHead>
      <ListCard>
        {page.items.length > 0 ? (
          <OffersTable offers={page.items} manage={may('suppliers.manage')} format={format} />
        ) : (
          <EmptyState icon={SearchX} title={w('offers.noneTitle')}>
            <p>{w('offers.noneBody')}</p>
          </EmptyState>
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
