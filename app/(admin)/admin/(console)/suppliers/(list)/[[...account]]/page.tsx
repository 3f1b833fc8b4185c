import { Truck } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { hrefWith, readQuery } from '#components/admin/href.ts';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { SupplierAlerts } from '#components/admin/supplier-alerts.tsx';
import { SupplierNew } from '#components/admin/supplier-new.tsx';
import { SupplierPanel } from '#components/admin/supplier-panel.tsx';
import { SuppliersTable } from '#components/admin/suppliers-table.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listAccounts, listAlerts, listSyncs, showSync } from '#modules/suppliers/index.ts';
import { readAsOperator } from '#server/screen.ts';

type PageProps = {
  params: Promise<{ account?: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = '/admin/suppliers';
const READINGS = 5;
const CHANGES = 50;

async function words(path: string) {
  const frame = await consoleFrame(path);
  return { ...frame, w: await getTranslations({ locale: frame.locale, namespace: 'suppliers' }) };
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words(PATH)).w('title') };
}

export default async function SuppliersPage({ params, searchParams }: PageProps) {
  const [{ account: [accountId, beyond] = [] }, query] = [await params, readQuery(await searchParams)];
  if (beyond) notFound();
  const { w, format, now, may, operator, tenant } = await words(
    hrefWith(accountId ? `${PATH}/${accountId}` : PATH, query),
  );
  if (!may('suppliers.read')) {
    return <NoPermission title={w('title')} permission="suppliers_read" roles={operator.roles} />;
  }
  const [accounts, alerts, open] = await Promise.all([
    readAsOperator(listAccounts, { limit: 100 }),
    readAsOperator(listAlerts, { limit: 5 }),
    accountId ? readReadings(accountId, query['reading']) : null,
  ]);
  const account = accounts.items.find((each) => each.accountId === accountId);
  if (accountId && !account) notFound();
  const manage = may('suppliers.manage');
  const add = manage && <SupplierNew mode={tenant.mode} currency={tenant.currency} />;
  return (
    <ListFrame
      panel={
        account &&
        open && (
          <SupplierPanel account={account} {...open} path={PATH} manage={manage} now={now} format={format} />
        )
      }
    >
      <PageHead
        title={w('title')}
        actions={
          accounts.items.length > 0 && (
            <>
              <LinkButton href={`${PATH}/offers`} size="sm">
                {w('offers.link')}
              </LinkButton>
              {add}
            </>
          )
        }
      />
      {alerts.items.length > 0 && <SupplierAlerts alerts={alerts.items} now={now} format={format} />}
      <ListCard>
        {accounts.items.length > 0 ? (
          <SuppliersTable path={PATH} accounts={accounts.items} openId={accountId} format={format} />
        ) : (
          <EmptyState icon={Truck} title={w('emptyTitle')} action={add}>
            <p>{w('emptyBody')}</p>
          </EmptyState>
        )}
      </ListCard>
    </ListFrame>
  );
}

/** The last readings of a catalogue, and what the one that was asked for, or the newest, found. */
async function readReadings(accountId: string, asked: string | undefined) {
  const { items } = await readAsOperator(listSyncs, { accountId, limit: READINGS });
  const chosen = items.find((each) => each.runId === asked) ?? items.find((each) => each.state !== 'queued');
  if (!chosen) return { readings: items, reading: null, changes: [], more: false };
  const { changes } = await readAsOperator(showSync, { runId: chosen.runId, limit: CHANGES });
  return {
    readings: items,
    reading: chosen,
    changes: changes.items,
    more: changes.nextCursor !== null,
  };
}
