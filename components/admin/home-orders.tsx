import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Format } from '#i18n/format.ts';
import { type Count, ORDER_STATUSES, type OrderRow, type StatusCount } from '#modules/orders/schema.ts';
import { hrefWith } from './href.ts';
import { ListCard } from './list-frame.tsx';
import { NoOrders } from './no-orders.tsx';
import { NEEDS_A_LOOK, OrderStatusDot } from './order-status.tsx';
import { asFarAs } from './order-tabs.tsx';
import { OrdersTable } from './orders-table.tsx';

type HomeOrdersProps = {
  all: Count;
  counts: StatusCount[];
  latest: OrderRow[];
  mayGrant: boolean;
  now: string;
  format: Format;
  /** What stands between the figures and the rows. */
  children?: ReactNode;
};

/** Figures that open the rows they count, and the latest of those rows. */
export function HomeOrders({ all, counts, latest, mayGrant, now, format, children }: HomeOrdersProps) {
  const t = useTranslations('admin.home');
  const troubled = counts.filter(({ status, count }) => count > 0 && NEEDS_A_LOOK.includes(status));
  const rest = ORDER_STATUSES.flatMap((status) =>
    counts.filter((each) => each.status === status && each.count > 0 && !troubled.includes(each)),
  );
  return (
    <>
      <section aria-label={t('orders')} className="px-4 pb-6 lg:px-6">
        <ul className="flex flex-wrap gap-3">
          <Figure href="/admin/orders" count={asFarAs(all, format)}>
            {t('allOrders')}
          </Figure>
          {[...troubled, ...rest].map(({ status, ...counted }) => (
            <Figure
              key={status}
              href={hrefWith('/admin/orders', { status })}
              count={asFarAs(counted, format)}
              strong={troubled.some((each) => each.status === status)}
            >
              <OrderStatusDot status={status} />
            </Figure>
          ))}
        </ul>
        {latest.length > 0 && troubled.length === 0 && (
          <p className="mt-3 text-sm text-muted">{t('quiet')}</p>
        )}
      </section>
      {children}
      <section aria-labelledby="latest">
        <div className="flex items-baseline justify-between gap-4 px-4 pb-2 lg:px-6">
          <h2 id="latest" className="text-sm font-semibold">
            {t('latest')}
          </h2>
          {latest.length > 0 && (
            <Link href="/admin/orders" className="text-row text-accent-text hover:underline">
              {t('seeAll')}
            </Link>
          )}
        </div>
        <ListCard>
          {latest.length > 0 ? (
            <OrdersTable orders={latest} query={{}} now={now} format={format} />
          ) : (
            <NoOrders q={undefined} filtered={false} mayGrant={mayGrant} />
          )}
        </ListCard>
      </section>
    </>
  );
}

type FigureProps = { href: string; count: string; strong?: boolean; children: React.ReactNode };

function Figure({ href, count, strong = false, children }: FigureProps) {
  return (
    <li className="min-w-40 grow basis-40 sm:max-w-60">
      <Link
        href={href}
        className={`grid gap-1 rounded-base border bg-surface px-4 py-3 transition-colors hover:bg-sunken ${
          strong ? 'border-warning' : 'border-hairline'
        }`}
      >
        <span className="flex h-5 items-center text-sm text-muted">{children}</span>
        <span className="tabular text-xl font-semibold tracking-tight">{count}</span>
      </Link>
    </li>
  );
}
