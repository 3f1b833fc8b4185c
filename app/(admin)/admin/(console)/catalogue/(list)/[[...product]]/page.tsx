import { ListOrdered, Percent, SearchX, Tags } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { BulkVisibility } from '#components/admin/bulk-visibility.tsx';
import { hrefWith, readQuery } from '#components/admin/href.ts';
import { ListEverything } from '#components/admin/list-everything.tsx';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { ROWS, readTrail } from '#components/admin/trail.ts';
import { WareFilters } from '#components/admin/ware-filters.tsx';
import { readWareFilter, readWareSort, WARE_FILTERS } from '#components/admin/ware-query.ts';
import { WarePanel } from '#components/admin/wares/ware-panel.tsx';
import { WaresTable } from '#components/admin/wares-table.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { searchWares, showWare, wareFacets } from '#modules/catalog/index.ts';
import { listSegments, memberAttributes } from '#modules/identity/index.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = {
  params: Promise<{ product?: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = '/admin/catalogue';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await consoleFrame(PATH);
  return { title: t('catalogue.title') };
}

export default async function CataloguePage({ params, searchParams }: PageProps) {
  const [{ product: [productId, beyond] = [] }, query] = [await params, readQuery(await searchParams)];
  if (beyond) notFound();
  const here = productId ? `${PATH}/${productId}` : PATH;
  const { t, format, may, operator, locale } = await consoleFrame(hrefWith(here, query));
  if (!may('catalog.read')) {
    return <NoPermission title={t('catalogue.title')} permission="catalog_read" roles={operator.roles} />;
  }
  const w = await getTranslations({ locale, namespace: 'wares' });
  const filter = readWareFilter(query);
  const [page, facets, view, people] = await Promise.all([
    readAsOperator(searchWares, {
      ...filter,
      sort: readWareSort(query),
      cursor: readTrail(query).cursor,
      limit: ROWS,
    }),
    readAsOperator(wareFacets, filter),
    productId ? readAsOperator(showWare, { productId }) : null,
    may('members.read') ? readPeople() : null,
  ]);
  const filtered = WARE_FILTERS.some((name) => query[name]);
  const mayManage = may('catalog.manage');
  const choices = {
    countries: people?.countries ?? facets.countries.map((each) => each.code),
    segments: people?.segments ?? null,
  };
  const table = (
    <ListCard>
      <WaresTable
        path={PATH}
        wares={page.items}
        mayManage={mayManage}
        query={query}
        openId={productId}
        format={format}
      />
    </ListCard>
  );
  return (
    <ListFrame
      panel={
        view && (
          <WarePanel
            view={view}
            choices={choices}
            mayManage={mayManage}
            closeHref={hrefWith(PATH, query)}
            format={format}
          />
        )
      }
    >
      <PageHead
        title={t('catalogue.title')}
        actions={
          <>
            <LinkButton href={`${PATH}/order`} size="sm">
              <ListOrdered size={16} aria-hidden="true" />
              {w('order.link')}
            </LinkButton>
            <LinkButton href={`${PATH}/prices`} size="sm">
              <Percent size={16} aria-hidden="true" />
              {w('prices.link')}
            </LinkButton>
          </>
        }
      >
        <WareFilters path={PATH} query={query} facets={facets} format={format} />
        {mayManage && facets.total > 0 && (
          <ListEverything filter={filter} filtered={filtered} facets={{ listed: facets.listed }} />
        )}
      </PageHead>
      {page.items.length === 0 ? (
        <ListCard>
          <EmptyState
            icon={filtered ? SearchX : Tags}
            title={filtered ? t('catalogue.noneTitle') : t('catalogue.emptyTitle')}
            action={filtered && <LinkButton href={PATH}>{t('catalogue.reset')}</LinkButton>}
          >
            <p>{filtered ? t('catalogue.noneBody') : t('catalogue.emptyBody')}</p>
          </EmptyState>
        </ListCard>
      ) : mayManage ? (
        <BulkVisibility
          key={hrefWith(PATH, query)}
          listings={Object.fromEntries(page.items.map((w) => [w.productId, w.listingId ?? '']))}
          choices={choices}
        >
          {table}
        </BulkVisibility>
      ) : (
        table
      )}
      <Pager
        path={PATH}
        query={query}
        shown={page.items.length}
        nextCursor={page.nextCursor}
        total={facets.total}
        format={format}
      />
    </ListFrame>
  );
}

/** By what a product can be kept for some members: where they are, and the segments that they are in. */
async function readPeople() {
  const [{ countries }, { items }] = await Promise.all([
    readAsOperator(memberAttributes, {}),
    readAsOperator(listSegments, {}),
  ]);
  return {
    countries: countries.map((each) => each.value),
    segments: items.map(({ segmentId, name }) => ({ id: segmentId, name })),
  };
}
