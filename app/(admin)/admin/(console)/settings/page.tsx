import { redirect } from 'next/navigation';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { settingsFor } from '#components/admin/settings-places.ts';
import { loadWords } from '#i18n/areas.ts';

const PATH = '/admin/settings';

/** The first page that is open to whoever asks. */
export default async function SettingsPage() {
  const { operator, locale } = await consoleFrame(PATH);
  const [first] = settingsFor(operator.permissions);
  if (first) redirect(first.href);
  const { nav } = await loadWords('settings', locale);
  return <NoPermission title={nav.title} permission="settings_manage" roles={operator.roles} />;
}
