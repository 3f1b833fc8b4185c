import type { ReactNode } from 'react';

type PageHeadProps = { title: string; actions?: ReactNode; children?: ReactNode };

/** A page's name, what can be done on it, and under them its views and filters. */
export function PageHead({ title, actions, children }: PageHeadProps) {
  return (
    <header className="grid gap-3 px-4 pt-4 pb-3 lg:px-6 lg:pt-5">
      <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-32 flex-1 truncate text-lg font-semibold">{title}</h1>
        {actions}
      </div>
      {children}
    </header>
  );
}
