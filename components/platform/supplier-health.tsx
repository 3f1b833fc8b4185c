import { useTranslations } from 'next-intl';
import { StatusDot } from '#components/ui/badge.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { Health } from '#modules/platform/schema.ts';

type SupplierHealthProps = { suppliers: Health['suppliers']; now: string; format: Format };
const TONES = { closed: 'success', open: 'danger', half_open: 'warning' } as const;

/** How every program's suppliers fare, those in trouble first. */
export function SupplierHealth({ suppliers, now, format }: SupplierHealthProps) {
  const t = useTranslations('platform.health');
  if (suppliers.length === 0) return <p className="text-sm text-muted">{t('suppliersNone')}</p>;
  return (
    <Table aria-label={t('suppliers')}>
      <thead>
        <tr>
          <Th>{t('supplier')}</Th>
          <Th>{t('tenant')}</Th>
          <Th>{t('state')}</Th>
          <Th numeric>{t('failures')}</Th>
          <Th>{t('balances')}</Th>
        </tr>
      </thead>
      <tbody>
        {suppliers.map((s) => (
          <Tr key={`${s.tenant} ${s.name}`}>
            <Td>{s.name}</Td>
            <Td className="text-muted">{s.tenant}</Td>
            <Td>
              {s.status === 'paused' ? (
                <StatusDot>{t('paused')}</StatusDot>
              ) : (
                <StatusDot tone={TONES[s.breaker]}>{t(s.breaker)}</StatusDot>
              )}
            </Td>
            <Td numeric>{format.number(s.failures)}</Td>
            <Td className="text-muted">
              {s.balancesAt ? (
                <RelativeTime at={s.balancesAt} now={now} locale={format.settings.locale} />
              ) : (
                t('none')
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
