'use client';
import { Search } from 'lucide-react';
import type { Messages } from '#i18n/messages.ts';
import type { Card } from '#modules/orders/schema.ts';
import { Thumb } from './art.tsx';
import { NearLink } from './near-link.tsx';
import { useSpeech } from './speech.tsx';

export type Suggestions = { brands: { name: string; hue: number }[]; products: Card[] };
type ListProps = {
  found: Suggestions;
  words: Messages['browse'];
  kept: Record<string, string>;
  onChoose: () => void;
};
const ROW = 'flex min-h-12 items-center gap-3 rounded-sm px-3 py-1.5 text-sm hover:bg-sunken';

/** Brands first, then products; plain links, so Tab reaches them. */
export function SuggestionList({ found, words, kept, onChoose }: ListProps) {
  const { format } = useSpeech();
  if (found.brands.length + found.products.length === 0) return null;
  return (
    <div className="rise absolute inset-x-0 top-full z-30 mt-2 max-h-[60dvh] overflow-y-auto rounded-base border border-hairline bg-raised p-1 shadow-float">
      <p role="status" className="sr-only">
        {words.suggestions}: {format.number(found.brands.length + found.products.length)}
      </p>
      {found.brands.length > 0 && <Heading>{words.brands}</Heading>}
      {found.brands.map((brand) => (
        <NearLink
          key={brand.name}
          href={`/browse?${new URLSearchParams({ ...kept, q: brand.name })}`}
          scroll={false}
          onClick={onChoose}
          className={ROW}
        >
          <Search size={16} aria-hidden="true" className="text-muted" />
          <span className="truncate font-medium">{brand.name}</span>
        </NearLink>
      ))}
      {found.products.length > 0 && <Heading>{words.products}</Heading>}
      {found.products.map((card) => (
        <NearLink key={card.listingId} href={`/p/${card.listingId}`} onClick={onChoose} className={ROW}>
          <Thumb src={card.artUrl} size="sm" />
          <span className="min-w-0 grow truncate">{card.name}</span>
          {card.fromPoints !== null && (
            <span className="tabular shrink-0 text-xs text-muted">{format.points(card.fromPoints)}</span>
          )}
        </NearLink>
      ))}
    </div>
  );
}

function Heading({ children }: { children: string }) {
  return <p className="px-3 pt-2 pb-1 text-xs font-medium text-muted">{children}</p>;
}
