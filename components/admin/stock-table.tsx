import { useTranslations } from 'next-intl';
import { StatusDot } from '#components/ui/badge.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { StockRow } from '#modules/vouchers/schema.ts';

const LOW = 5;

export function StockTable({ rows, format }: { rows: StockRow[]; format: Format }) {
  const t = useTranslations('admin.stock');
  return (
    <Table aria-label={t('caption')} className="table-fixed">
      <thead>
        <tr>
          <Th>{t('product')}</Th>
          <Th numeric className="w-28">
            {t('value')}
          </Th>
          <Th numeric className="w-20">
            {t('free')}
          </Th>
          <Th numeric className="hidden w-32 sm:table-cell">
            {t('taken')}
          </Th>
          <Th className="w-28 ps-6! sm:w-40">{t('level')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={`${row.productId} ${row.denomination}`}>
            <Td className="font-medium" title={row.productName}>
              {row.productName}
            </Td>
            <Td numeric>{format.money(row.denomination, row.currency)}</Td>
            <Td numeric className="font-medium">
              {format.number(row.free)}
            </Td>
            <Td numeric className="hidden text-muted sm:table-cell">
              {format.number(row.taken)}
            </Td>
            <Td className="ps-6!">
              <Level free={row.free} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Level({ free }: { free: number }) {
  const t = useTranslations('admin.stock');
  if (free === 0) return <StatusDot tone="danger">{t('soldOut')}</StatusDot>;
  if (free < LOW) return <StatusDot tone="warning">{t('low')}</StatusDot>;
  return <StatusDot tone="success">{t('good')}</StatusDot>;
}
