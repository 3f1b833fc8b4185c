import { cx } from '#components/ui/cx.ts';
import { fill } from '#i18n/fill.ts';
import type { Format } from '#i18n/format.ts';
import type { Messages } from '#i18n/messages.ts';
import type { TileCard } from '#modules/orders/schema.ts';
import { Art } from './art.tsx';
import { NearLink } from './near-link.tsx';

export type TileWords = Pick<Messages['browse'], 'from' | 'exactly' | 'toGo' | 'outOfStock'>;
type TileProps = {
  card: TileCard;
  balance: number;
  format: Format;
  words: TileWords;
  eager?: boolean;
  className?: string;
};

/** One product in a row or list. What is too dear or sold out is dimmed and says so, never hidden. */
export function Tile({ card, balance, format, words, eager = false, className }: TileProps) {
  const { fromPoints } = card;
  const short = fromPoints === null ? 0 : fromPoints - balance;
  const dim = !card.inStock || short > 0;
  return (
    <NearLink
      href={`/p/${card.listingId}`}
      className={cx('group block min-w-0 rounded-base focus-visible:outline-offset-4', className)}
    >
      <span className="block overflow-hidden rounded-base">
        <Art
          src={card.artUrl}
          eager={eager}
          dim={dim}
          className="transition-transform duration-200 group-hover:scale-[1.03]"
        />
      </span>
      <span className="mt-2 block">
        <span className="line-clamp-2 text-sm font-medium break-words">{card.name}</span>
        <span
          className={cx('tabular mt-0.5 block truncate text-xs', dim ? 'text-muted' : 'text-accent-text')}
        >
          {caption(card, short, format, words)}
        </span>
      </span>
    </NearLink>
  );
}

function caption(card: TileCard, short: number, format: Format, words: TileProps['words']): string {
  if (!card.inStock || card.fromPoints === null) return words.outOfStock;
  if (short > 0) return fill(words.toGo, { points: format.points(short) });
  const price = format.points(card.fromPoints);
  return fill(card.from === card.to ? words.exactly : words.from, { points: price });
}
