import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { LookEditor } from '#components/admin/look-editor.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { loadWords } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import { showTheme } from '#modules/tenants/index.ts';
import { readAsOperator } from '#server/screen.ts';

const PATH = '/admin/settings/look';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await consoleFrame(PATH);
  return { title: (await loadWords('settings', locale)).look.title };
}

export default async function LookPage() {
  const { may, operator, locale, format } = await consoleFrame(PATH);
  const { look: words } = await loadWords('settings', locale);
  if (!may('settings.manage'))
    return <NoPermission title={words.title} permission="settings_manage" roles={operator.roles} />;
  const now = await readAsOperator(showTheme, {});
  const last =
    now.changed && fill(words.last, { who: now.changed.by, when: format.dateTime(now.changed.at) });
  return (
    <>
      <PageHead title={words.title}>
        <p className="max-w-prose text-sm text-pretty text-muted">{words.lead}</p>
      </PageHead>
      <LookEditor now={now} last={last} words={words} />
    </>
  );
}
