'use client';
import { ChipLink } from '#components/ui/chip-link.tsx';

type KindProps = {
  /** The query of the page without its kind. */
  search: string;
  chosen: string;
  label: string;
  kinds: [kind: string, name: string][];
};

/** The kinds of product, always at hand; the one that is chosen leads back to all. */
export function KindChips({ search, chosen, label, kinds }: KindProps) {
  const hrefOf = (kind: string) => {
    const query = new URLSearchParams(search);
    if (kind && kind !== chosen) query.set('kind', kind);
    return query.size > 0 ? `/browse?${query}` : '/browse';
  };
  return (
    <nav
      aria-label={label}
      className="no-scrollbar -mx-4 mt-3 flex gap-2 overflow-x-auto px-4 py-1 md:mx-0 md:flex-wrap md:px-0"
    >
      {kinds.map(([kind, name]) => (
        <ChipLink key={kind} href={hrefOf(kind)} on={kind === chosen}>
          {name}
        </ChipLink>
      ))}
    </nav>
  );
}
