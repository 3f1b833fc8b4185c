import { useTranslations } from 'next-intl';
import { CopyId } from '#components/ui/copy-id.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { OrderRow } from '#modules/orders/schema.ts';
import { FROM_START, hrefWith, type Query } from '../href.ts';
import { ABOVE_ROW_LINK, ROW } from '../list-frame.tsx';
import { OrderStatusDot } from '../order-status.tsx';
import { productOf } from '../orders-table.tsx';
import { RowLink } from '../row-link.tsx';
import { Filterable } from '../table/filterable.tsx';
import { SortTh } from '../table/sort-th.tsx';
import { Tick } from '../tick.tsx';
import type { OrderColumn } from './order-columns.ts';

type OrdersListProps = {
  orders: OrderRow[];
  columns: readonly OrderColumn[];
  path: string;
  query: Query;
  openId: string | undefined;
  now: string;
  format: Format;
};

/** The list of orders: sorted by its heads, narrowed by its cells, chosen by its boxes. */
export function OrdersList({ orders, columns, path, query, openId, now, format }: OrdersListProps) {
  const t = useTranslations('admin');
  const table = useTranslations('table');
  const has = (column: OrderColumn) => columns.includes(column);
  const slim = openId ? 'hidden' : 'hidden md:table-cell';
  const wide = openId ? 'hidden' : 'hidden lg:table-cell';
  const sort = { path, query, usual: 'newest' };
  const only = (changes: Record<string, string | null>) =>
    hrefWith(path, query, { ...FROM_START, ...changes });
  const dayOf = dayIn(format.settings.timeZone);
  return (
    <Table aria-label={t('orders.caption')} list className="table-fixed">
      <thead className="bg-surface">
        <tr>
          <Th className="w-11">
            <Tick name="every" label={t('common.selectAll')} />
          </Th>
          {has('id') && <Th className={`${wide} w-36`}>{t('orders.id')}</Th>}
          <Th>{t('orders.recipient')}</Th>
          {has('product') && (
            <Th className="hidden w-[30%] sm:table-cell lg:w-[34%]">{t('orders.product')}</Th>
          )}
          {has('points') && (
            <SortTh
              {...sort}
              label={t('orders.points')}
              down="most"
              up="least"
              numeric
              className={`${slim} w-28`}
            />
          )}
          {has('status') && <Th className="w-24 sm:w-32 lg:w-44">{t('orders.status')}</Th>}
          {has('channel') && <Th className={`${slim} w-24`}>{table('channel')}</Th>}
          {has('placed') && (
            <SortTh
              {...sort}
              label={t('orders.placed')}
              down="newest"
              up="oldest"
              numeric
              className="w-20 sm:w-32"
            />
          )}
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => {
          const who = order.recipient.name ?? order.recipient.email;
          const what = productOf(order, format);
          const day = dayOf.format(new Date(order.createdAt));
          const onlyThis = (value: string) => table('onlyThis', { value });
          return (
            <Tr
              key={order.orderId}
              className={`${ROW} group/row`}
              aria-selected={order.orderId === openId || undefined}
            >
              <Td>
                <Tick name="row" value={order.orderId} label={t('common.select', { name: who })} />
              </Td>
              {has('id') && (
                <Td className={wide}>
                  <CopyId
                    id={order.orderId}
                    copyLabel={t('common.copy')}
                    copiedLabel={t('common.copied')}
                    className={ABOVE_ROW_LINK}
                  />
                </Td>
              )}
              <Td>
                <Filterable
                  href={
                    order.memberId ? only({ member: order.memberId }) : only({ q: order.recipient.email })
                  }
                  label={onlyThis(who)}
                >
                  <RowLink
                    id={order.orderId}
                    href={hrefWith(`${path}/${order.orderId}`, query)}
                    title={order.recipient.email}
                    className="font-medium"
                  >
                    {who}
                  </RowLink>
                </Filterable>
              </Td>
              {has('product') && (
                <Td className="hidden sm:table-cell" title={what}>
                  <Filterable href={only({ product: order.productId })} label={onlyThis(order.productName)}>
                    {what}
                  </Filterable>
                </Td>
              )}
              {has('points') && (
                <Td numeric className={slim}>
                  <Filterable
                    end
                    href={only({ points: String(order.points) })}
                    label={onlyThis(format.number(order.points))}
                  >
                    {format.number(order.points)}
                  </Filterable>
                </Td>
              )}
              {has('status') && (
                <Td>
                  <Filterable
                    href={only({ status: order.status })}
                    label={onlyThis(t(`orders.statuses.${order.status}`))}
                  >
                    <OrderStatusDot status={order.status} />
                  </Filterable>
                </Td>
              )}
              {has('channel') && (
                <Td className={slim}>
                  <Filterable
                    href={only({ channel: order.channel })}
                    label={onlyThis(t(`orders.channel.${order.channel}`))}
                  >
                    {t(`orders.channel.${order.channel}`)}
                  </Filterable>
                </Td>
              )}
              {has('placed') && (
                <Td numeric className="text-muted">
                  <Filterable end href={only({ from: day, to: day })} label={onlyThis(day)}>
                    <span className={ABOVE_ROW_LINK}>
                      <RelativeTime
                        at={order.createdAt}
                        now={now}
                        locale={format.settings.locale}
                        timeZone={format.settings.timeZone}
                      />
                    </span>
                  </Filterable>
                </Td>
              )}
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** Days as the URL writes them, where the tenant is. */
function dayIn(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
}
