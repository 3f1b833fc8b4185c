import { fill } from '#i18n/fill.ts';
import type { Format } from '#i18n/format.ts';
import type { Messages } from '#i18n/messages.ts';
import type { TileCard } from '#modules/orders/client.ts';
import { Art } from './art.tsx';
import { NearLink } from './near-link.tsx';

export type TileWords = Pick<Messages['browse'], 'from' | 'exactly' | 'toGo' | 'outOfStock'>;
type TileProps = { card: TileCard; balance: number; format: Format; words: TileWords; eager?: boolean };

/** One product in a row or list. What is too dear or sold out is dimmed and says so, never hidden. */
export function Tile({ card, balance, format, words, eager = false }: TileProps) {
  const { fromPoints } = card;
  const short = fromPoints === null ? 0 : fromPoints - balance;
  return (
    <NearLink href={`/p/${card.listingId}`} className="tile">
      <Art src={card.artUrl} eager={eager} dim={!card.inStock || short > 0} />
      <span className="tile-name">{card.name}</span>
      <span className="tile-price">{caption(card, short, format, words)}</span>
    </NearLink>
  );
}

function caption(card: TileCard, short: number, format: Format, words: TileWords): string {
  if (!card.inStock || card.fromPoints === null) return words.outOfStock;
  if (short > 0) return fill(words.toGo, { points: format.points(short) });
  return fill(card.exact ? words.exactly : words.from, { points: format.points(card.fromPoints) });
}
