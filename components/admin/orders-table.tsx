import { useTranslations } from 'next-intl';
import { CopyId } from '#components/ui/copy-id.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { OrderRow } from '#modules/orders/schema.ts';
import { hrefWith, type Query } from './href.ts';
import { ABOVE_ROW_LINK, ANY_SCRIPT, ROW } from './list-frame.tsx';
import { OrderStatusDot } from './order-status.tsx';
import { RowLink } from './row-link.tsx';

type OrdersTableProps = {
  orders: OrderRow[];
  query: Query;
  openId?: string | undefined;
  now: string;
  format: Format;
};

export function OrdersTable({ orders, query, openId, now, format }: OrdersTableProps) {
  const t = useTranslations('admin');
  const slim = openId ? 'hidden' : 'hidden md:table-cell';
  const wide = openId ? 'hidden' : 'hidden lg:table-cell';
  return (
    <Table aria-label={t('orders.caption')} className="table-fixed">
      <thead>
        <tr>
          <Th className={`${wide} w-36`}>{t('orders.id')}</Th>
          <Th>{t('orders.recipient')}</Th>
          <Th className="hidden sm:table-cell xl:w-[38%]">{t('orders.product')}</Th>
          <Th numeric className={`${slim} w-24`}>
            {t('orders.points')}
          </Th>
          <Th className="w-28">{t('orders.status')}</Th>
          <Th numeric className="w-28">
            {t('orders.placed')}
          </Th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => {
          const who = order.recipient.name ?? order.recipient.email;
          const what = productOf(order, format);
          return (
            <Tr key={order.orderId} className={ROW} aria-selected={order.orderId === openId || undefined}>
              <Td className={wide}>
                <CopyId
                  id={order.orderId}
                  copyLabel={t('common.copy')}
                  copiedLabel={t('common.copied')}
                  className={ABOVE_ROW_LINK}
                />
              </Td>
              <Td dir="auto" className={ANY_SCRIPT}>
                <RowLink
                  id={order.orderId}
                  href={hrefWith(`/admin/orders/${order.orderId}`, query)}
                  title={order.recipient.email}
                  className="font-medium"
                >
                  {who}
                </RowLink>
              </Td>
              <Td dir="auto" className={`hidden sm:table-cell ${ANY_SCRIPT}`} title={what}>
                {what}
              </Td>
              <Td numeric className={slim}>
                {format.number(order.points)}
              </Td>
              <Td>
                <OrderStatusDot status={order.status} />
              </Td>
              <Td numeric className="text-muted">
                <span className={ABOVE_ROW_LINK}>
                  <RelativeTime
                    at={order.createdAt}
                    now={now}
                    locale={format.settings.locale}
                    timeZone={format.settings.timeZone}
                  />
                </span>
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** "Decathlon €50", "3 × Decathlon €50". */
export function productOf(
  order: Pick<OrderRow, 'productName' | 'quantity' | 'denomination' | 'currency'>,
  format: Format,
): string {
  const value = format.money(order.denomination, order.currency);
  const times = order.quantity > 1 ? `${format.number(order.quantity)} × ` : '';
  return `${times}${order.productName} · ${value}`;
}
