import { useTranslations } from 'next-intl';
import { ORDER_CHANNELS, ORDER_STATUSES } from '#modules/orders/schema.ts';
import type { SavedView } from '#modules/views/schema.ts';
import { ColumnsMenu } from '../table/columns-menu.tsx';
import { ExportMenu } from '../table/export-menu.tsx';
import { FilterMenu } from '../table/filter-menu.tsx';
import { ViewsMenu } from '../table/views-menu.tsx';
import { ORDER_COLUMNS, USUAL_COLUMNS } from './order-columns.ts';

type OrdersToolsProps = {
  path: string;
  /** This page, with an open panel or without. */
  here: string;
  views: readonly SavedView[];
  filter: object;
  count: string;
};

/** What one does with the list as a whole: narrow it, choose its columns, keep it, take it along. */
export function OrdersTools({ path, here, views, filter, count }: OrdersToolsProps) {
  const t = useTranslations('admin.orders');
  const table = useTranslations('table');
  const titles = {
    id: t('id'),
    product: t('product'),
    points: t('points'),
    status: t('status'),
    channel: table('channel'),
    placed: t('placed'),
  };
  const statuses = ORDER_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }));
  const channels = ORDER_CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }));
  return (
    <div className="flex items-center gap-2">
      <FilterMenu
        path={path}
        fields={[
          { name: 'status', label: t('status'), kind: 'choice', options: statuses },
          { name: 'channel', label: table('channel'), kind: 'choice', options: channels },
          { name: 'from', label: table('from'), kind: 'day' },
          { name: 'to', label: table('to'), kind: 'day' },
        ]}
      />
      <ColumnsMenu
        path={here}
        columns={ORDER_COLUMNS.map((key) => ({ key, label: titles[key] }))}
        usual={USUAL_COLUMNS}
      />
      <ViewsMenu path={path} place="orders" views={views} />
      <ExportMenu of="orders" filter={filter} count={count} />
    </div>
  );
}
