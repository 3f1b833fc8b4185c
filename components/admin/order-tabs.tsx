import { useTranslations } from 'next-intl';
import { Tabs } from '#components/ui/tabs.tsx';
import type { Format } from '#i18n/format.ts';
import { type Count, ORDER_STATUSES, type OrderStatus, type StatusCount } from '#modules/orders/schema.ts';
import { FROM_START, hrefWith, type Query } from './href.ts';

type OrderTabsProps = {
  all: Count;
  counts: StatusCount[];
  current: OrderStatus | undefined;
  query: Query;
  format: Format;
};

/** One tab for each status that has orders, beside all of them. */
export function OrderTabs({ all, counts, current, query, format }: OrderTabsProps) {
  const t = useTranslations('admin');
  const countOf = (status: OrderStatus) => counts.find((c) => c.status === status);
  const shown = ORDER_STATUSES.filter((status) => countOf(status) || status === current);
  const to = (status: OrderStatus | null) => hrefWith('/admin/orders', query, { ...FROM_START, status });
  const first = {
    href: to(null),
    label: t('common.all'),
    count: asFarAs(all, format),
    current: current === undefined,
  };
  const tabs = shown.map((status) => ({
    href: to(status),
    label: t(`orders.statuses.${status}`),
    count: asFarAs(countOf(status) ?? { count: 0, more: false }, format),
    current: status === current,
  }));
  return <Tabs label={t('orders.tabs')} tabs={[first, ...tabs]} />;
}

/** A count in figures, with a plus where nobody counted further. */
export function asFarAs({ count, more }: Count, format: Format): string {
  return `${format.number(count)}${more ? '+' : ''}`;
}
