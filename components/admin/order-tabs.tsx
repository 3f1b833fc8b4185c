import { useTranslations } from 'next-intl';
import { Tabs } from '#components/ui/tabs.tsx';
import type { Format } from '#i18n/format.ts';
import { ORDER_STATUSES, type OrderStatus, type StatusCount } from '#modules/orders/schema.ts';
import { FROM_START, hrefWith, type Query } from './href.ts';

type OrderTabsProps = {
  counts: StatusCount[];
  current: OrderStatus | undefined;
  query: Query;
  format: Format;
};

/** One tab for each status that has orders, beside all of them. */
export function OrderTabs({ counts, current, query, format }: OrderTabsProps) {
  const t = useTranslations('admin');
  const countOf = (status: OrderStatus) => counts.find((c) => c.status === status);
  const shown = ORDER_STATUSES.filter((status) => countOf(status) || status === current);
  const said = (count: number, more: boolean | undefined) => `${format.number(count)}${more ? '+' : ''}`;
  const to = (status: OrderStatus | null) => hrefWith('/admin/orders', query, { ...FROM_START, status });
  const all = {
    href: to(null),
    label: t('common.all'),
    count: said(
      totalOf(counts),
      counts.some((c) => c.more),
    ),
    current: current === undefined,
  };
  const tabs = shown.map((status) => ({
    href: to(status),
    label: t(`orders.statuses.${status}`),
    count: said(countOf(status)?.count ?? 0, countOf(status)?.more),
    current: status === current,
  }));
  return <Tabs label={t('orders.tabs')} tabs={[all, ...tabs]} />;
}

export function totalOf(counts: StatusCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
