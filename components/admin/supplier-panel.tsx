import { useTranslations } from 'next-intl';
import { LinkButton } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { Format } from '#i18n/format.ts';
import type { AccountView, SyncChange, SyncView } from '#modules/suppliers/schema.ts';
import { DetailPanel } from './detail-panel.tsx';
import { Fact, Facts, PanelSection } from './facts.tsx';
import { SupplierActions } from './supplier-actions.tsx';
import { supplierName } from './supplier-names.ts';
import { SupplierReadings } from './supplier-readings.tsx';
import { SupplierHealth } from './suppliers-table.tsx';

type SupplierPanelProps = {
  account: AccountView;
  readings: SyncView[];
  reading: SyncView | null;
  changes: SyncChange[];
  more: boolean;
  path: string;
  manage: boolean;
  now: string;
  format: Format;
};

export function SupplierPanel(props: SupplierPanelProps) {
  const { account, path, manage, now, format } = props;
  const t = useTranslations('suppliers');
  const common = useTranslations('admin.common');
  const { balances, lowBalance, health } = account;
  return (
    <DetailPanel
      id={account.accountId}
      label={account.name}
      title={account.name}
      closeHref={path}
      closeLabel={common('close')}
    >
      <Facts>
        <Fact name={t('kind')}>{supplierName(account.kind, t('simulated'))}</Fact>
        <Fact name={t('health')}>
          <SupplierHealth account={account} />
        </Fact>
        {health.failures > 0 && <Fact name={t('failures')}>{format.number(health.failures)}</Fact>}
        {health.until && health.state === 'open' && (
          <Fact name={t('asksAgain')}>{format.dateTime(health.until)}</Fact>
        )}
        <Fact name={t('balance')}>
          {balances.length > 0
            ? balances.map((b) => format.money(b.amount, b.currency)).join(' · ')
            : t('notAsked')}
        </Fact>
        {account.balancesAt && (
          <Fact name={t('balanceAt')}>
            <RelativeTime
              at={account.balancesAt}
              now={now}
              locale={format.settings.locale}
              timeZone={format.settings.timeZone}
            />
          </Fact>
        )}
        <Fact name={t('low')}>
          {lowBalance
            ? t('below', { amount: format.money(lowBalance.amount, lowBalance.currency) })
            : t('never')}
        </Fact>
        <Fact name={t('priority')}>{format.number(account.priority)}</Fact>
        <Fact name={t('address')}>
          <span dir="ltr">{account.baseUrl}</span>
        </Fact>
      </Facts>
      {manage && <SupplierActions account={account} doubted={props.readings[0]?.state === 'refused'} />}
      <PanelSection
        title={t('offers.title')}
        end={
          <LinkButton href={`${path}/offers?account=${account.accountId}`} size="sm" variant="quiet">
            {t('offers.all')}
          </LinkButton>
        }
      >
        <p className="text-row text-muted">{t('offers.hint')}</p>
      </PanelSection>
      <SupplierReadings {...props} />
    </DetailPanel>
  );
}
