import { Boxes, SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { hrefWith, readQuery } from '#components/admin/href.ts';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { SearchBox } from '#components/admin/search-box.tsx';
import { StockColumns } from '#components/admin/stock-columns.tsx';
import { StockTable } from '#components/admin/stock-table.tsx';
import { StockUpload } from '#components/admin/stock-upload.tsx';
import { ROWS, readTrail } from '#components/admin/trail.ts';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listStock } from '#modules/vouchers/index.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const PATH = '/admin/stock';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await consoleFrame(PATH);
  return { title: t('stock.title') };
}

export default async function StockPage({ searchParams }: PageProps) {
  const query = readQuery(await searchParams);
  const { t, format, may, operator } = await consoleFrame(hrefWith(PATH, query));
  if (!may('stock.manage')) {
    return <NoPermission title={t('stock.title')} permission="stock_manage" roles={operator.roles} />;
  }
  const q = query['q']?.trim().slice(0, 100);
  const page = await readAsOperator(listStock, { q, cursor: readTrail(query).cursor, limit: ROWS });
  const empty = page.items.length === 0;
  return (
    <ListFrame>
      <PageHead title={t('stock.title')} actions={<StockUpload />}>
        {(!empty || q) && <SearchBox path={PATH} placeholder={t('stock.search')} />}
      </PageHead>
      <ListCard>
        {!empty ? (
          <StockTable rows={page.items} format={format} />
        ) : q ? (
          <EmptyState
            icon={SearchX}
            title={t('stock.noneTitle')}
            action={<LinkButton href={PATH}>{t('stock.showAll')}</LinkButton>}
          >
            <p>{t('stock.noneBody', { q })}</p>
          </EmptyState>
        ) : (
          <EmptyState icon={Boxes} title={t('stock.emptyTitle')}>
            <p className="mb-4">{t('stock.emptyBody')}</p>
            <StockColumns />
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
