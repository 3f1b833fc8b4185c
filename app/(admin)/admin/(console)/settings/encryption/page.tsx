import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { KeyChange } from '#components/admin/key-change.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { SettingsSection } from '#components/admin/settings-section.tsx';
import { loadWords } from '#i18n/areas.ts';

const PATH = '/admin/settings/encryption';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await consoleFrame(PATH);
  return { title: (await loadWords('program', locale)).encryption.title };
}

export default async function EncryptionPage() {
  const { may, operator, locale } = await consoleFrame(PATH);
  const { encryption: words } = await loadWords('program', locale);
  if (!may('keys.rotate'))
    return <NoPermission title={words.title} permission="keys_rotate" roles={operator.roles} />;
  return (
    <>
      <PageHead title={words.title}>
        <p className="max-w-prose text-sm text-pretty text-muted">{words.lead}</p>
      </PageHead>
      <SettingsSection title={words.what} lead={words.body}>
        <KeyChange words={words} />
      </SettingsSection>
    </>
  );
}
