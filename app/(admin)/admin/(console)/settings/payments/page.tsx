import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { CardKeysForm } from '#components/admin/card-keys-form.tsx';
import { Fact, Facts } from '#components/admin/facts.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { SettingsSection } from '#components/admin/settings-section.tsx';
import { CopyId } from '#components/ui/copy-id.tsx';
import { loadWords } from '#i18n/areas.ts';
import { env } from '#lib/env.ts';
import { showPaymentAccount } from '#modules/payments/index.ts';
import { readAsOperator } from '#server/screen.ts';

const PATH = '/admin/settings/payments';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await consoleFrame(PATH);
  return { title: (await loadWords('program', locale)).payments.title };
}

export default async function PaymentsPage() {
  const { may, operator, locale, format } = await consoleFrame(PATH);
  const { payments: words, ...common } = await loadWords('program', locale);
  if (!may('payments.manage'))
    return <NoPermission title={words.title} permission="payments_manage" roles={operator.roles} />;
  const account = await readAsOperator(showPaymentAccount, {});
  const copy = { copyLabel: common.copy, copiedLabel: common.copied, short: false };
  const stripe = account?.provider === 'stripe';
  return (
    <>
      <PageHead title={words.title}>
        <p className="max-w-prose text-sm text-pretty text-muted">{words.lead}</p>
      </PageHead>
      <SettingsSection title={words.state}>
        <p className="max-w-prose text-sm text-pretty">{account ? words[account.provider] : words.off}</p>
        {stripe && (
          <div className="mt-3 max-w-xl">
            <Facts>
              <Fact name={words.kind}>{words.kinds[account.keyKind]}</Fact>
              {account.publishableKey && (
                <Fact name={words.publishable}>
                  <CopyId id={account.publishableKey} {...copy} />
                </Fact>
              )}
              {account.webhookPath && (
                <Fact name={words.webhook}>
                  <CopyId id={env().BASE_URL + account.webhookPath} {...copy} />
                </Fact>
              )}
              {account.updatedAt && <Fact name={words.updated}>{format.dateTime(account.updatedAt)}</Fact>}
            </Facts>
          </div>
        )}
      </SettingsSection>
      <SettingsSection title={stripe ? words.keysReplace : words.keys} lead={words.keysLead}>
        <CardKeysForm words={words} />
      </SettingsSection>
    </>
  );
}
