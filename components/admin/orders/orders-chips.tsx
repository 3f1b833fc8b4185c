import { useTranslations } from 'next-intl';
import type { Format } from '#i18n/format.ts';
import type { OrderFilter, OrderRow } from '#modules/orders/schema.ts';
import type { Query } from '../href.ts';
import { type Chip, FilterChips } from '../table/filter-chips.tsx';

type OrdersChipsProps = {
  path: string;
  query: Query;
  filter: OrderFilter;
  /** The first row that was found: it says the name behind an id. */
  first: OrderRow | undefined;
  format: Format;
};

/** What the list of orders is narrowed to, beside its tabs and its search. */
export function OrdersChips({ path, query, filter, first, format }: OrdersChipsProps) {
  const t = useTranslations('table');
  const orders = useTranslations('admin.orders');
  const { channel, memberId, productId, points, from, to } = filter;
  const days = [from, to].map((day) => (day ? format.date(day) : '…'));
  const chips: (Chip | false | undefined | '' | 0)[] = [
    channel && { names: ['channel'], label: t('channel'), value: orders(`channel.${channel}`) },
    memberId && {
      names: ['member'],
      label: t('member'),
      value: first?.recipient.name ?? first?.recipient.email ?? memberId,
    },
    productId && { names: ['product'], label: t('product'), value: first?.productName ?? productId },
    points && { names: ['points'], label: t('points'), value: format.number(points) },
    (from || to) && {
      names: ['from', 'to'],
      label: t('day'),
      value: from === to ? (days[0] ?? '') : days.join(' – '),
    },
  ];
  return <FilterChips path={path} query={query} chips={chips.filter((chip) => !!chip)} />;
}
