import type { TileCard } from '#modules/orders/client.ts';
import { keep, take } from './vault.ts';

/** The last page of the catalogue that was looked at, and when. */
export type SeenCatalogue = { cards: TileCard[]; seenAt: string };
const ID = 'catalogue';
const MOST_CARDS = 24;

/** Keeps a page of the catalogue sealed; artwork that is a picture is fetched for the worker to keep. */
export async function keepCatalogue(owner: string, cards: TileCard[], now: Date): Promise<void> {
  const kept: SeenCatalogue = { cards: cards.slice(0, MOST_CARDS), seenAt: now.toISOString() };
  await keep(owner, ID, kept);
  const art = kept.cards.map((card) => card.artUrl).filter((url) => url.startsWith('/'));
  await Promise.allSettled(art.map((url) => fetch(url)));
}

export const seenCatalogue = (): Promise<SeenCatalogue | null> => take<SeenCatalogue>(ID);
