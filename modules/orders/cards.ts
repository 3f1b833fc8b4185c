import type { Ctx } from '#core/context.ts';
import type { Page } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import { artUrlOf, findListings, type ListFilter, type ListingCard, toCard } from '#modules/catalog/index.ts';
import { findMember } from '#modules/identity/index.ts';
import { pointsFor, type Rate } from '#modules/points/index.ts';
import type { Card } from './schema.ts';

/** The signed-in member's country; null for everybody else. */
export async function ownCountry(ctx: Ctx): Promise<string | null> {
  return ctx.actor.type === 'member' ? ((await findMember(ctx, ctx.actor.id))?.country ?? null) : null;
}

/** One page of visible listings with their prices in points. */
export async function cards(
  ctx: Ctx,
  rates: Map<string, Rate> | Promise<Map<string, Rate>>,
  filter: Omit<ListFilter, 'visible'>,
): Promise<Page<Card>> {
  const [page, inForce] = await Promise.all([findListings(ctx, { ...filter, visible: true }), rates]);
  const items = page.items.map((row) => {
    const { priceTerms: _, position: __, ...card } = priced(toCard(row), inForce);
    return card;
  });
  return { items, nextCursor: page.nextCursor };
}

/** A listing with its lowest price in points at these rates. */
export function priced<L extends ListingCard>(listing: L, rates: Map<string, Rate>) {
  const rate = rates.get(listing.currency);
  const fromPoints = rate ? plain(pointsFor(BigInt(listing.from), rate, listing.priceTerms)) : null;
  return { ...listing, artUrl: artUrlOf(listing.brand, listing.kind), fromPoints };
}
