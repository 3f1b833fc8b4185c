import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { EmbedKeys } from '#components/admin/embed-keys.tsx';
import { EmbedSettings } from '#components/admin/embed-settings.tsx';
import { Fact, Facts } from '#components/admin/facts.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { SettingsSection } from '#components/admin/settings-section.tsx';
import { CopyId } from '#components/ui/copy-id.tsx';
import { loadWords } from '#i18n/areas.ts';
import { showEmbedding } from '#modules/embedding/index.ts';
import { readAsOperator } from '#server/screen.ts';

const PATH = '/admin/settings/embedding';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await consoleFrame(PATH);
  return { title: (await loadWords('program', locale)).embedding.title };
}

export default async function EmbeddingPage() {
  const { may, operator, locale } = await consoleFrame(PATH);
  const { embedding: words, ...common } = await loadWords('program', locale);
  if (!may('embedding.manage'))
    return <NoPermission title={words.title} permission="embedding_manage" roles={operator.roles} />;
  const { keys, issuer, audience, ...settings } = await readAsOperator(showEmbedding, {});
  const copy = { copyLabel: common.copy, copiedLabel: common.copied };
  return (
    <>
      <PageHead title={words.title}>
        <p className="max-w-prose text-sm text-pretty text-muted">{words.lead}</p>
      </PageHead>
      <div className="mb-8 px-4 lg:px-6">
        <EmbedSettings settings={settings} words={words} save={common.save} saved={common.saved} />
      </div>
      <EmbedKeys keys={keys} words={words} copy={copy} />
      <SettingsSection title={words.facts}>
        <div className="max-w-xl">
          <Facts>
            <Fact name={words.issuer}>
              <CopyId id={issuer} {...copy} short={false} />
            </Fact>
            <Fact name={words.audience}>
              <CopyId id={audience} {...copy} short={false} />
            </Fact>
          </Facts>
        </div>
      </SettingsSection>
    </>
  );
}
