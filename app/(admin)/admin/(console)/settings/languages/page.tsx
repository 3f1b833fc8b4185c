import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { LanguagesForm } from '#components/admin/languages-form.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { loadWords } from '#i18n/areas.ts';

const PATH = '/admin/settings/languages';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await consoleFrame(PATH);
  return { title: (await loadWords('settings', locale)).languages.title };
}

export default async function LanguagesPage() {
  const { may, operator, locale, tenant } = await consoleFrame(PATH);
  const { languages: words, common } = await loadWords('settings', locale);
  if (!may('settings.manage'))
    return <NoPermission title={words.title} permission="settings_manage" roles={operator.roles} />;
  return (
    <>
      <PageHead title={words.title}>
        <p className="max-w-prose text-sm text-pretty text-muted">{words.lead}</p>
      </PageHead>
      <LanguagesForm
        languages={tenant.languages}
        own={tenant.locale}
        words={words}
        save={common.save}
        saved={common.saved}
      />
    </>
  );
}
