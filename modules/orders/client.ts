import type { Card } from './schema.ts';

/** What a tile shows of a card, and no more: a list sends dozens. */
export type TileCard = Pick<Card, 'listingId' | 'name' | 'artUrl' | 'fromPoints' | 'inStock'> & {
  /** There is one price, not one to begin from. */
  exact: boolean;
};

export function tileOf({ listingId, name, artUrl, fromPoints, from, to, inStock }: Card): TileCard {
  const drawn = artUrl.indexOf('#');
  return {
    listingId,
    name,
    artUrl: drawn < 0 ? artUrl : artUrl.slice(drawn),
    fromPoints,
    exact: from === to,
    inStock,
  };
}

/** A tile as it travels: without the names of its parts, which would weigh more than they say. */
export type PackedTile = [
  listingId: string,
  name: string,
  artUrl: string,
  fromPoints: number | null,
  marks: number,
];

export function packTile({ listingId, name, artUrl, fromPoints, exact, inStock }: TileCard): PackedTile {
  return [listingId, name, artUrl, fromPoints, Number(exact) + 2 * Number(inStock)];
}

export function unpackTile([listingId, name, artUrl, fromPoints, marks]: PackedTile): TileCard {
  return { listingId, name, artUrl, fromPoints, exact: marks % 2 === 1, inStock: marks > 1 };
}
