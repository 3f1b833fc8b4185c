import type { TileCard } from '#modules/orders/client.ts';

let last: TileCard[] | undefined;
let listener: ((cards: TileCard[]) => void) | undefined;

/** Tells the device which page of the catalogue is being looked at. */
export function seen(cards: TileCard[]): void {
  last = cards;
  listener?.(cards);
}

/** Calls for what is looked at now and later. */
export function whenSeen(then: (cards: TileCard[]) => void): () => void {
  listener = then;
  if (last) then(last);
  return () => {
    listener = undefined;
  };
}
