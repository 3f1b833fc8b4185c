import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { HostAdd } from '#components/admin/host-add.tsx';
import { HostClaim } from '#components/admin/host-claim.tsx';
import { HostsTable } from '#components/admin/hosts-table.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { CARD } from '#components/admin/settings-section.tsx';
import { loadWords } from '#i18n/areas.ts';
import { listHosts } from '#modules/tenants/index.ts';
import { requestFacts } from '#server/context.ts';
import { readAsOperator } from '#server/screen.ts';

const PATH = '/admin/settings/hosts';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await consoleFrame(PATH);
  return { title: (await loadWords('settings', locale)).hosts.title };
}

export default async function HostsPage() {
  const { may, operator, locale } = await consoleFrame(PATH);
  const { hosts: words, common } = await loadWords('settings', locale);
  if (!may('settings.manage'))
    return <NoPermission title={words.title} permission="settings_manage" roles={operator.roles} />;
  const [{ hosts, claims }, { host: here }] = await Promise.all([
    readAsOperator(listHosts, {}),
    requestFacts(),
  ]);
  return (
    <>
      <PageHead title={words.title}>
        <p className="max-w-prose text-sm text-pretty text-muted">{words.lead}</p>
      </PageHead>
      <div className="grid gap-6 px-4 lg:px-6">
        <div className={CARD}>
          <HostsTable
            hosts={hosts}
            here={here.replace(/:\d+$/, '').toLowerCase()}
            words={words}
            remove={common.remove}
          />
        </div>
        {claims.map((claim) => (
          <HostClaim key={claim.hostId} claim={claim} words={words} copy={common.copy} />
        ))}
        <HostAdd words={words} />
      </div>
    </>
  );
}
