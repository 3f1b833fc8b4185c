import type { ReactNode } from 'react';
import { BackLink } from './back-link.tsx';

type PageHeaderProps = { title: ReactNode; back?: { href: string; label: string }; end?: ReactNode };

/** The head of a page: a way back where there is one, its name, and at most one thing to do. */
export function PageHeader({ title, back, end }: PageHeaderProps) {
  return (
    <header className="flex min-h-14 items-center gap-1 pt-2 md:pt-6 md:pb-2">
      {back && <BackLink {...back} />}
      <h1 className="min-w-0 grow truncate text-lg font-semibold md:text-xl">{title}</h1>
      {end}
    </header>
  );
}
