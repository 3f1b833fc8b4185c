import Link from 'next/link';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type Tab = { href: string; label: ReactNode; count?: number | string; current: boolean };

/** Views of one page, each with its own URL. */
export function Tabs({ label, tabs, className }: { label: string; tabs: Tab[]; className?: string }) {
  return (
    <nav aria-label={label} className={cx('flex gap-1 overflow-x-auto no-scrollbar', className)}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          scroll={false}
          aria-current={tab.current ? 'page' : undefined}
          className={cx(
            'inline-flex h-8 shrink-0 items-center gap-1.5 rounded-base px-3 text-row font-medium transition-colors',
            tab.current ? 'bg-accent-tint text-accent-text' : 'text-muted hover:bg-sunken hover:text-text',
          )}
        >
          {tab.label}
          {tab.count !== undefined && <span className="tabular font-normal">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
