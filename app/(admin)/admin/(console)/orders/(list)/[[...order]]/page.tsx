import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { hrefWith, oneOf, readQuery } from '#components/admin/href.ts';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoOrders } from '#components/admin/no-orders.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { OrderPanel } from '#components/admin/order-panel.tsx';
import { OrderTabs, totalOf } from '#components/admin/order-tabs.tsx';
import { OrdersTable } from '#components/admin/orders-table.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { SearchBox } from '#components/admin/search-box.tsx';
import { ROWS, readTrail } from '#components/admin/trail.ts';
import { loadWords } from '#i18n/areas.ts';
import {
  orderRecord,
  orderStatusCounts,
  orderTimeline,
  searchOrders,
  showOrder,
} from '#modules/orders/index.ts';
import { ORDER_STATUSES } from '#modules/orders/schema.ts';
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
  const status = oneOf(ORDER_STATUSES, query['status']);
  const q = query['q']?.trim().slice(0, 100);
  const { cursor } = readTrail(query);
  const [counts, page, open, words] = await Promise.all([
    readAsOperator(orderStatusCounts, {}),
    readAsOperator(searchOrders, { q, status, cursor, limit: ROWS }),
    orderId ? readOpen(orderId) : null,
    loadWords('care', locale),
  ]);
  const of = status ? counts.items.filter((each) => each.status === status) : counts.items;
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
      <PageHead title={t('orders.title')}>
        <SearchBox path={PATH} placeholder={t('orders.search')} />
        <OrderTabs counts={counts.items} current={status} query={query} format={format} />
      </PageHead>
      <ListCard>
        {page.items.length > 0 ? (
          <OrdersTable
            orders={page.items}
            query={query}
            openId={open?.order.orderId}
            now={now}
            format={format}
          />
        ) : (
          <NoOrders q={q} filtered={status !== undefined} mayGrant={may('points.grant')} />
        )}
      </ListCard>
      <Pager
        {...list}
        shown={page.items.length}
        nextCursor={page.nextCursor}
        total={q ? undefined : totalOf(of)}
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
