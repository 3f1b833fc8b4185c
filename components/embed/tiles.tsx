'use client';
import { Art } from '#components/store/art.tsx';
import { cx } from '#components/ui/cx.ts';
import { fill } from '#i18n/fill.ts';
import type { Card } from '#modules/orders/schema.ts';
import { useFrame } from './frame.ts';

/** Rewards side by side, as many as the portal has room for. */
export function Tiles({ cards, balance }: { cards: Card[]; balance: number | null }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-3 gap-y-5">
      {cards.map((card) => (
        <li key={card.listingId} className="min-w-0">
          <TileLink card={card} balance={balance} />
        </li>
      ))}
    </ul>
  );
}

function TileLink({ card, balance }: { card: Card; balance: number | null }) {
  const { words, format } = useFrame();
  const short = balance === null || card.fromPoints === null ? 0 : card.fromPoints - balance;
  const dim = !card.inStock || short > 0;
  return (
    <a href={`#/p/${card.listingId}`} className="block rounded-base focus-visible:outline-offset-4">
      <span className="block overflow-hidden rounded-base">
        <Art src={card.artUrl} dim={dim} />
      </span>
      <span className="mt-2 line-clamp-2 text-sm font-medium break-words">{card.name}</span>
      <span className={cx('tabular mt-0.5 block truncate text-xs', dim ? 'text-muted' : 'text-accent-text')}>
        {caption()}
      </span>
    </a>
  );

  function caption(): string {
    if (!card.inStock || card.fromPoints === null) return words.browse.outOfStock;
    if (short > 0) return fill(words.browse.toGo, { points: format.points(short) });
    const sentence = card.from === card.to ? words.browse.exactly : words.browse.from;
    return fill(sentence, { points: format.points(card.fromPoints) });
  }
}
