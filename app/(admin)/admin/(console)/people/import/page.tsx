import { FileSpreadsheet } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { ImportFile } from '#components/admin/import/import-file.tsx';
import { ImportsTable } from '#components/admin/import/imports-table.tsx';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listImports } from '#modules/people/index.ts';
import { readAsOperator } from '#server/screen.ts';

const PATH = '/admin/people/import';

async function words() {
  const { locale } = await consoleFrame(PATH);
  return getTranslations({ locale, namespace: 'people' });
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words())('import.title') };
}

export default async function ImportPage() {
  const [{ format, now, may, operator }, t] = await Promise.all([consoleFrame(PATH), words()]);
  if (!may('members.manage')) {
    return <NoPermission title={t('import.title')} permission="members_manage" roles={operator.roles} />;
  }
  const { items } = await readAsOperator(listImports, {});
  return (
    <ListFrame>
      <PageHead
        title={t('import.title')}
        actions={<LinkButton href="/admin/people">{t('parts.members')}</LinkButton>}
      />
      <div className="mx-4 mb-6 max-w-2xl lg:mx-6">
        <ImportFile />
      </div>
      <h2 className="mx-4 mb-2 text-sm font-semibold lg:mx-6">{t('import.earlier')}</h2>
      <ListCard>
        {items.length > 0 ? (
          <ImportsTable imports={items} now={now} format={format} />
        ) : (
          <EmptyState icon={FileSpreadsheet} title={t('import.noneTitle')}>
            <p>{t('import.noneBody')}</p>
          </EmptyState>
        )}
      </ListCard>
    </ListFrame>
  );
}
