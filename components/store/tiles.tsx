'use client';
import { type PackedTile, unpackTile } from '#modules/orders/client.ts';
import { useSpeech } from './speech.tsx';
import { Tile, type TileWords } from './tile.tsx';

type TilesProps = { tiles: PackedTile[]; balance: number; words: TileWords; sideways?: boolean };

/** A shelf of products. It gets them packed and makes the tiles itself, so that they travel once and not twice. */
export function Tiles({ tiles, balance, words, sideways = false }: TilesProps) {
  const { format } = useSpeech();
  const cards = tiles.map(unpackTile);
  const shelf = cards.map((card, place) => (
    <Tile
      key={card.listingId}
      card={card}
      balance={balance}
      format={format}
      words={words}
      eager={!sideways && place < 4}
    />
  ));
  if (!sideways) return <div className="tiles">{shelf}</div>;
  return (
    <div className="tiles-row -mx-4 overflow-x-auto scroll-px-4 px-4 py-1 md:mx-0 md:scroll-px-0 md:px-0">
      {shelf}
    </div>
  );
}
