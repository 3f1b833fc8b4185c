import type { ReactNode } from 'react';
import { outerFrame } from '#app/(admin)/_lib/frame.ts';
import { SettingsNav } from '#components/admin/settings-nav.tsx';
import { settingsFor } from '#components/admin/settings-places.ts';
import { loadWords } from '#i18n/areas.ts';

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { operator, locale } = await outerFrame();
  // Each page asks for the sign-in itself, since only a page knows where to return to.
  if (!operator) return children;
  const { nav } = await loadWords('settings', locale);
  const places = settingsFor(operator.permissions).map(({ key, href }) => ({ href, label: nav[key] }));
  return (
    <div className="mx-auto max-w-[80rem] xl:flex xl:min-h-[calc(100dvh-var(--bar))]">
      <SettingsNav label={nav.label} places={places} />
      <div className="min-w-0 grow pb-10">{children}</div>
    </div>
  );
}
