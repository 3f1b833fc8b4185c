import { SearchX, Tags } from 'lucide-react';
import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { BulkVisibility } from '#components/admin/bulk-visibility.tsx';
import { CatalogueFilters } from '#components/admin/catalogue-filters.tsx';
import { hrefWith, oneOf, readQuery } from '#components/admin/href.ts';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { ListingsTable } from '#components/admin/listings-table.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { ROWS, readTrail } from '#components/admin/trail.ts';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { adminListings } from '#modules/catalog/index.ts';
import { PRODUCT_KINDS } from '#modules/catalog/schema.ts';
import { facets } from '#modules/orders/index.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const PATH = '/admin/catalogue';
const FILTERS = ['q', 'kind', 'country', 'show'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await consoleFrame(PATH);
  return { title: t('catalogue.title') };
}

export default async function CataloguePage({ searchParams }: PageProps) {
  const query = readQuery(await searchParams);
  const { t, format, may, operator } = await consoleFrame(hrefWith(PATH, query));
  if (!may('catalog.read')) {
    return <NoPermission title={t('catalogue.title')} permission="catalog_read" roles={operator.roles} />;
  }
  const show = oneOf(['shown', 'hidden'], query['show']);
  const country = /^[A-Z]{2}$/.test(query['country'] ?? '') ? query['country'] : undefined;
  const [page, { countries }] = await Promise.all([
    readAsOperator(adminListings, {
      q: query['q']?.slice(0, 100),
      kind: oneOf(PRODUCT_KINDS, query['kind']),
      country,
      visible: show && show === 'shown',
      cursor: readTrail(query).cursor,
      limit: ROWS,
    }),
    readAsOperator(facets, { country: 'all' }),
  ]);
  const filtered = FILTERS.some((name) => query[name]);
  const mayManage = may('catalog.manage');
  const table = (
    <ListCard>
      <ListingsTable listings={page.items} mayManage={mayManage} keepRows={Boolean(show)} format={format} />
    </ListCard>
  );
  return (
    <ListFrame>
      <PageHead title={t('catalogue.title')}>
        <CatalogueFilters path={PATH} countries={countries.map((each) => each.code)} format={format} />
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
        <BulkVisibility key={hrefWith(PATH, query)}>{table}</BulkVisibility>
      ) : (
        table
      )}
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
