import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { Format } from '#i18n/format.ts';
import type { OrderRow } from '#modules/orders/schema.ts';
import { OrderStatusDot } from './order-status.tsx';
import { productOf } from './orders-table.tsx';

type PersonOrdersProps = { orders: OrderRow[]; now: string; format: Format };

export function PersonOrders({ orders, now, format }: PersonOrdersProps) {
  const t = useTranslations('admin.person');
  if (orders.length === 0) return <p className="text-sm text-muted">{t('noOrders')}</p>;
  const { locale, timeZone } = format.settings;
  return (
    <ul className="-mx-2 text-sm">
      {orders.map((order) => {
        const what = productOf(order, format);
        return (
          <li key={order.orderId}>
            <Link
              href={`/admin/orders/${order.orderId}`}
              prefetch={false}
              className="grid rounded-sm px-2 py-1.5 hover:bg-sunken"
            >
              <span className="truncate" title={what}>
                {what}
              </span>
              <span className="flex items-center justify-between gap-3 text-xs text-muted">
                <OrderStatusDot status={order.status} />
                <span>
                  {format.points(order.points)} ·{' '}
                  <RelativeTime at={order.createdAt} now={now} locale={locale} timeZone={timeZone} />
                </span>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
