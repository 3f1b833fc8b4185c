import { Coins } from 'lucide-react';
import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { PointsPolicyForm } from '#components/admin/points-policy-form.tsx';
import { RateNew } from '#components/admin/rate-new.tsx';
import { RatesTable } from '#components/admin/rates-table.tsx';
import { CARD, SettingsSection } from '#components/admin/settings-section.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { loadWords } from '#i18n/areas.ts';
import { listRates, showPolicy } from '#modules/points/index.ts';
import { readAsOperator } from '#server/screen.ts';

const PATH = '/admin/settings/points';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await consoleFrame(PATH);
  return { title: (await loadWords('settings', locale)).points.title };
}

export default async function PointsSettingsPage() {
  const { may, operator, locale, tenant } = await consoleFrame(PATH);
  const { points: words, common } = await loadWords('settings', locale);
  if (!may('points.manage'))
    return <NoPermission title={words.title} permission="points_manage" roles={operator.roles} />;
  const [{ items }, policy] = await Promise.all([
    readAsOperator(listRates, {}),
    readAsOperator(showPolicy, {}),
  ]);
  return (
    <>
      <PageHead title={words.title}>
        <p className="max-w-prose text-sm text-pretty text-muted">{words.lead}</p>
      </PageHead>
      <SettingsSection
        title={words.rates}
        lead={words.ratesLead}
        end={<RateNew currency={tenant.currency} words={words} />}
      >
        <div className={CARD}>
          {items.length > 0 ? (
            <RatesTable rates={items} words={words} />
          ) : (
            <EmptyState icon={Coins} title={words.noneTitle}>
              <p>{words.noneBody}</p>
            </EmptyState>
          )}
        </div>
      </SettingsSection>
      <SettingsSection title={words.policy} lead={words.policyLead}>
        <PointsPolicyForm policy={policy} words={words} save={common.save} saved={common.saved} />
      </SettingsSection>
    </>
  );
}
