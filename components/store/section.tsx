import type { ReactNode } from 'react';
import { NearLink } from './near-link.tsx';

type SectionProps = {
  id: string;
  title: ReactNode;
  more?: { href: string; label: string };
  children: ReactNode;
};

export function Section({ id, title, more, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="mt-8">
      <div className="mb-3 flex items-baseline gap-4">
        <h2 id={id} className="min-w-0 grow truncate text-base font-semibold">
          {title}
        </h2>
        {more && (
          <NearLink
            href={more.href}
            aria-describedby={id}
            className="shrink-0 rounded-sm py-1 text-sm font-medium text-accent-text hover:underline"
          >
            {more.label}
          </NearLink>
        )}
      </div>
      {children}
    </section>
  );
}
