'use client';
import { ChipLink } from '#components/ui/chip-link.tsx';

type KindProps = { label: string; chips: [href: string, label: string, on: boolean][] };

/** The kinds of product, always at hand. */
export function KindChips({ label, chips }: KindProps) {
  return (
    <nav
      aria-label={label}
      className="no-scrollbar -mx-4 mt-3 flex gap-2 overflow-x-auto px-4 py-1 md:mx-0 md:flex-wrap md:px-0"
    >
      {chips.map(([href, name, on]) => (
        <ChipLink key={name} href={href} on={on}>
          {name}
        </ChipLink>
      ))}
    </nav>
  );
}
