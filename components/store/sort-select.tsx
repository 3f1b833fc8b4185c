'use client';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Sign } from '#components/ui/sign.tsx';
import type { Choice } from './filter-props.ts';

type SortProps = { value: string; label: string; choices: (Choice & { href: string })[] };

/** The order of a list, as wide as its words; the address is its memory. */
export function SortSelect({ value, label, choices }: SortProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const sortBy = (wanted: string) => {
    const href = choices.find((choice) => choice.value === wanted)?.href;
    if (href) start(() => router.replace(href, { scroll: false }));
  };
  return (
    <span className="relative inline-flex max-w-[60%] items-center text-text">
      <Sign name="sort" className="pointer-events-none absolute start-2.5 w-3.5 text-muted" />
      <select
        aria-label={label}
        aria-busy={busy || undefined}
        value={value}
        onChange={(event) => sortBy(event.target.value)}
        className="h-10 max-w-full appearance-none truncate [field-sizing:content] rounded-base bg-bg ps-8 pe-2 text-sm font-medium hover:bg-sunken"
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
