import type { ReactNode } from 'react';

type SettingsSectionProps = { title: string; lead?: string; end?: ReactNode; children: ReactNode };

/** One subject of a page of the settings. */
export function SettingsSection({ title, lead, end, children }: SettingsSectionProps) {
  return (
    <section className="mb-8 px-4 lg:px-6">
      <div className="mb-3 flex flex-wrap items-end gap-3">
        <div className="min-w-60 grow">
          <h2 className="text-sm font-semibold">{title}</h2>
          {lead && <p className="max-w-prose text-sm text-pretty text-muted">{lead}</p>}
        </div>
        {end}
      </div>
      {children}
    </section>
  );
}

/** The box that a table or a form of the settings stands in. */
export const CARD = 'overflow-hidden rounded-base border border-hairline bg-surface';
