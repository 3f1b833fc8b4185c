import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge, StatusDot } from '#components/ui/badge.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { TenantRow } from '#modules/platform/schema.ts';

type ProgramsTableProps = { rows: TenantRow[]; now: string; locale: string };

export function ProgramsTable({ rows, now, locale }: ProgramsTableProps) {
  const t = useTranslations('platform.programs');
  return (
    <Table aria-label={t('caption')} className="table-fixed">
      <thead>
        <tr>
          <Th>{t('program')}</Th>
          <Th className="hidden sm:table-cell">{t('host')}</Th>
          <Th className="w-28">{t('mode')}</Th>
          <Th className="w-32">{t('status')}</Th>
          <Th className="hidden w-32 md:table-cell">{t('created')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.tenantId} className="relative">
            <Td>
              <Link
                href={`/platform/programs/${row.tenantId}`}
                className="font-medium after:absolute after:inset-0"
              >
                <bdi>{row.name}</bdi>
              </Link>
            </Td>
            <Td dir="ltr" className="hidden text-muted sm:table-cell rtl:text-end">
              {row.host}
            </Td>
            <Td>
              <Badge tone={row.mode === 'sandbox' ? 'warning' : 'neutral'}>{t(row.mode)}</Badge>
            </Td>
            <Td>
              <StatusDot tone={row.status === 'active' ? 'success' : 'danger'}>{t(row.status)}</StatusDot>
            </Td>
            <Td className="hidden text-muted md:table-cell">
              <RelativeTime at={row.createdAt} now={now} locale={locale} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
