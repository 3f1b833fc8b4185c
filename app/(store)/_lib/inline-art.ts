import { artOfBrand } from '#modules/catalog/index.ts';
import type { Card } from '#modules/orders/schema.ts';

/** The first line of tiles on a phone; more would make the page itself heavy. */
const IN_SIGHT = 2;

/**
 * Puts the artwork of the first tiles into the page itself: they are the largest thing in sight, and asking for
 * each of them costs a slow phone more time than their one kilobyte does.
 */
export async function inlineFirstArt(cards: Card[]): Promise<Card[]> {
  const first = await Promise.all(cards.slice(0, IN_SIGHT).map(inlined));
  return [...first, ...cards.slice(IN_SIGHT)];
}

async function inlined(card: Card): Promise<Card> {
  const svg = await artOfBrand(card.brand.id);
  if (!svg) return card;
  const text = svg.replace(/[%#"]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return { ...card, artUrl: `data:image/svg+xml,${text}` };
}
