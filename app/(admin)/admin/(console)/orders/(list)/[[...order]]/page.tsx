import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { hrefWith, readQuery } from '#components/admin/href.ts';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoOrders } from '#components/admin/no-orders.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { OrderPanel } from '#components/admin/order-panel.tsx';
import { asFarAs, OrderTabs } from '#components/admin/order-tabs.tsx';
import { ORDER_COLUMNS, USUAL_COLUMNS } from '#components/admin/orders/order-columns.ts';
import { readFilter, readSort } from '#components/admin/orders/order-filters.ts';
import { OrdersChips } from '#components/admin/orders/orders-chips.tsx';
import { OrdersList } from '#components/admin/orders/orders-list.tsx';
import { OrdersSelection } from '#components/admin/orders/orders-selection.tsx';
import { OrdersTools } from '#components/admin/orders/orders-tools.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { SearchBox } from '#components/admin/search-box.tsx';
import { readColumns } from '#components/admin/table/columns.ts';
import { ROWS, readTrail } from '#components/admin/trail.ts';
import { loadWords } from '#i18n/areas.ts';
import {
  orderRecord,
  orderStatusCounts,
  orderTimeline,
  searchOrders,
  showOrder,
} from '#modules/orders/index.ts';
import { listViews } from '#modules/views/index.ts';
import { staffReveals } from '#modules/vouchers/index.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = {
  params: Promise<{ order?: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = '/admin/orders';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await consoleFrame(PATH);
  return { title: t('orders.title') };
}

export default async function OrdersPage({ params, searchParams }: PageProps) {
  const [{ order: [orderId, beyond] = [] }, query] = [await params, readQuery(await searchParams)];
  if (beyond) notFound();
  const here = hrefWith(orderId ? `${PATH}/${orderId}` : PATH, query);
  const { t, format, now, may, operator, locale } = await consoleFrame(here);
  if (!may('orders.read')) {
    return <NoPermission title={t('orders.title')} permission="orders_read" roles={operator.roles} />;
  }
  const filter = readFilter(query);
  const sort = readSort(query);
  const { cursor } = readTrail(query);
  const [counts, page, views, open, words] = await Promise.all([
    readAsOperator(orderStatusCounts, {}),
    readAsOperator(searchOrders, { ...filter, sort, cursor, limit: ROWS, counted: true }),
    readAsOperator(listViews, { place: 'orders' }),
    orderId ? readOpen(orderId) : null,
    loadWords('care', locale),
  ]);
  const found = page.found ?? { count: page.items.length, more: false };
  const count = asFarAs(found, format);
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  const list = { path: PATH, query, format };
  return (
    <ListFrame
      panel={
        open && (
          <OrderPanel
            {...open}
            closeHref={hrefWith(PATH, query)}
            mayReadMembers={may('members.read')}
            mayManage={may('orders.manage')}
            mayRefund={may('orders.refund')}
            maySeeCodes={may('vouchers.revealForStaff')}
            words={words}
            format={format}
          />
        )
      }
    >
      <PageHead
        title={t('orders.title')}
        actions={
          <OrdersTools
            path={PATH}
            here={orderId ? `${PATH}/${orderId}` : PATH}
            views={views.items}
            filter={filter}
            count={count}
          />
        }
      >
        <SearchBox path={PATH} placeholder={t('orders.search')} />
        <OrderTabs
          all={counts.all}
          counts={counts.items}
          current={filter.status}
          query={query}
          format={format}
        />
        <OrdersChips {...list} filter={filter} first={page.items[0]} />
      </PageHead>
      <OrdersSelection
        key={JSON.stringify([filter, cursor])}
        filter={filter}
        matching={found.more || found.count > page.items.length ? count : null}
      >
        <ListCard>
          {page.items.length > 0 ? (
            <OrdersList
              {...list}
              orders={page.items}
              columns={readColumns(query['cols'], { all: ORDER_COLUMNS, usual: USUAL_COLUMNS })}
              openId={open?.order.orderId}
              now={now}
            />
          ) : (
            <NoOrders q={filter.q} filtered={narrowed} mayGrant={may('points.grant')} />
          )}
        </ListCard>
      </OrdersSelection>
      <Pager
        {...list}
        shown={page.items.length}
        nextCursor={page.nextCursor}
        total={found.count}
        more={found.more}
      />
    </ListFrame>
  );
}

async function readOpen(orderId: string) {
  const [order, timeline, record, reveals] = await Promise.all([
    readAsOperator(showOrder, { orderId }),
    readAsOperator(orderTimeline, { orderId }),
    readAsOperator(orderRecord, { orderId }),
    readAsOperator(staffReveals, { orderId }),
  ]);
  return { order, timeline: timeline.items, record, reveals: reveals.items };
}
