'use client';
import Link from 'next/link';
import { fill } from '#i18n/fill.ts';

export type ChipOn = { label: string; href: string };
type ChipProps = { chips: ChipOn[]; words: { inUse: string; remove: string; clearAll: string } };
const SMALL =
  'inline-flex h-8 max-w-full shrink-0 items-center gap-1 rounded-full px-3 text-sm font-medium transition-colors';

/** The filters in use; a tap takes one away. */
export function FilterChips({ chips, words }: ChipProps) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label={words.inUse} className="mb-3 flex flex-wrap items-center gap-2">
      {chips.map(({ label, href }) => (
        <li key={label} className="min-w-0">
          <Link
            href={href}
            replace
            scroll={false}
            aria-label={fill(words.remove, { name: label })}
            className={`${SMALL} bg-accent-tint text-accent-text hover:bg-sunken`}
          >
            <span className="truncate">{label}</span>
            <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Link href="/browse" replace scroll={false} className={`${SMALL} text-muted hover:bg-sunken`}>
            {words.clearAll}
          </Link>
        </li>
      )}
    </ul>
  );
}
