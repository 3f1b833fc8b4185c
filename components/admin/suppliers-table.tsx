import { useTranslations } from 'next-intl';
import { StatusDot } from '#components/ui/badge.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { AccountView } from '#modules/suppliers/schema.ts';
import { ROW } from './list-frame.tsx';
import { RowLink } from './row-link.tsx';
import { supplierName } from './supplier-names.ts';

type SuppliersTableProps = {
  path: string;
  accounts: AccountView[];
  openId: string | undefined;
  format: Format;
};

export function SuppliersTable({ path, accounts, openId, format }: SuppliersTableProps) {
  const t = useTranslations('suppliers');
  return (
    <Table aria-label={t('title')} list className="table-fixed">
      <thead>
        <tr>
          <Th>{t('name')}</Th>
          <Th className="hidden w-32 md:table-cell">{t('kind')}</Th>
          <Th className="w-40">{t('health')}</Th>
          <Th numeric className="hidden w-40 sm:table-cell">
            {t('balance')}
          </Th>
          <Th numeric className="hidden w-24 lg:table-cell">
            {t('priority')}
          </Th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <Tr
            key={account.accountId}
            className={ROW}
            aria-current={account.accountId === openId || undefined}
          >
            <Td className="font-medium">
              <RowLink id={account.accountId} href={`${path}/${account.accountId}`} title={account.name}>
                {account.name}
              </RowLink>
            </Td>
            <Td className="hidden md:table-cell">{supplierName(account.kind, t('simulated'))}</Td>
            <Td>
              <SupplierHealth account={account} />
            </Td>
            <Td numeric className="hidden sm:table-cell">
              {account.balances.length > 0
                ? account.balances.map((b) => format.money(b.amount, b.currency)).join(' · ')
                : '–'}
            </Td>
            <Td numeric className="hidden lg:table-cell">
              {format.number(account.priority)}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Whether orders go to an account, and if not, why. */
export function SupplierHealth({ account }: { account: Pick<AccountView, 'status' | 'health'> }) {
  const t = useTranslations('suppliers.healths');
  if (account.status === 'paused') return <StatusDot>{t('paused')}</StatusDot>;
  const { state } = account.health;
  const tone = state === 'closed' ? 'success' : state === 'open' ? 'danger' : 'warning';
  return <StatusDot tone={tone}>{t(state)}</StatusDot>;
}
