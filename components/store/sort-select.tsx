'use client';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Sign } from '#components/ui/sign.tsx';
import type { Choice } from './filter-props.ts';

type SortProps = { search: string; value: string; label: string; choices: Choice[] };

/** The order of a list, as wide as its words; the address is its memory. */
export function SortSelect({ search, value, label, choices }: SortProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const sortBy = (wanted: string) => {
    const query = new URLSearchParams(search);
    query.delete('sort');
    if (wanted) query.set('sort', wanted);
    start(() => router.replace(query.size > 0 ? `/browse?${query}` : '/browse', { scroll: false }));
  };
  return (
    <span className="relative inline-flex max-w-[60%] items-center text-text">
      <Sign name="sort" className="pointer-events-none absolute start-2.5 w-3.5 text-muted" />
      <select
        aria-label={label}
        aria-busy={busy || undefined}
        value={value}
        onChange={(event) => sortBy(event.target.value)}
        className="sort"
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </span>
  );
}
