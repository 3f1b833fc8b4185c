import { KeyRound } from 'lucide-react';
import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { KeyMaker } from '#components/admin/key-maker.tsx';
import { KeysTable } from '#components/admin/keys-table.tsx';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { loadWords } from '#i18n/areas.ts';
import { listApiKeys, PERMISSIONS } from '#modules/identity/index.ts';
import { readAsOperator } from '#server/screen.ts';

const PATH = '/admin/developers';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await consoleFrame(PATH);
  return { title: t('developers.title') };
}

export default async function DevelopersPage() {
  const { t, format, may, operator, locale, now } = await consoleFrame(PATH);
  if (!may('keys.manage')) {
    return <NoPermission title={t('developers.title')} permission="keys_manage" roles={operator.roles} />;
  }
  const [{ items }, { keys: words }] = await Promise.all([
    readAsOperator(listApiKeys, {}),
    loadWords('settings', locale),
  ]);
  const revoked = items.filter((key) => key.revokedAt).map((key) => key.apiKeyId);
  return (
    <ListFrame>
      <KeyMaker title={t('developers.title')} scopes={PERMISSIONS.filter(may)} revoked={revoked}>
        <div className="px-4 pb-3 lg:px-6">
          <h2 className="text-sm font-semibold">{t('developers.keys')}</h2>
          <p className="max-w-prose text-sm text-pretty text-muted">{t('developers.lead')}</p>
        </div>
        <ListCard>
          {items.length > 0 ? (
            <KeysTable keys={items} format={format} words={words} now={now} />
          ) : (
            <EmptyState icon={KeyRound} title={t('developers.emptyTitle')}>
              <p>{t('developers.emptyBody')}</p>
            </EmptyState>
          )}
        </ListCard>
      </KeyMaker>
    </ListFrame>
  );
}
