import type { Ctx } from '#core/context.ts';
import { POINTS, toDecimal } from '#lib/money.ts';
import {
  artUrlOf,
  findListing,
  findListings,
  type ListingCard,
  toCard,
  type Viewer,
} from '#modules/catalog/index.ts';
import { findMember } from '#modules/identity/index.ts';
import { balanceOf } from '#modules/ledger/index.ts';
import { pointsFor, type Rate, ratesInForce, worthOf } from '#modules/points/index.ts';
import { valuesSupplied } from '#modules/suppliers/index.ts';
import { valuesInStock } from '#modules/vouchers/index.ts';
import { accountOf, type Reward, rateAtGrant } from './reward.ts';
import { CHOICES_SHOWN, type Choice } from './schema.ts';

/** A listing as a choice weighs it; `step` only where it was read in full. */
type Weighed = ListingCard & { step?: number };
type Means = { reward: Reward; points: bigint; rates: Map<string, Rate> };

/** What a reward can pay with, and at which rates: its own where it is worth money, else today's. */
export async function meansOf(ctx: Ctx, reward: Reward): Promise<Means> {
  const { available } = await balanceOf(ctx, accountOf(reward.id));
  const fixed = rateAtGrant(reward);
  const rates = fixed ? new Map([[reward.currency, fixed]]) : await ratesInForce(ctx);
  return { reward, points: available, rates };
}

/** What a value costs this reward in points; null when it cannot be priced. What was put on since is the tenant's. */
export function costOf({ reward, rates }: Means, of: Weighed, value: number): bigint | null {
  const rate = rates.get(of.currency);
  if (!rate) return null;
  const now = pointsFor(BigInt(value), rate, of.priceTerms);
  if (!rateAtGrant(reward)) return now;
  const granted = pointsFor(BigInt(value), rate, reward.terms);
  if (now < granted) return now;
  return granted;
}

/** Whether a reward pays this value of this product, were it there. */
export function pays(means: Means, of: Weighed, value: number): boolean {
  const { reward, points } = means;
  if (reward.currency !== POINTS && (reward.currency !== of.currency || BigInt(value) > reward.value))
    return false;
  if (reward.country && reward.country !== of.country) return false;
  const cost = costOf(means, of, value);
  return cost !== null && cost <= points;
}

/** What its holder can choose now, each product at the highest value that is there and that the reward pays. */
export async function choicesOf(
  ctx: Ctx,
  reward: Reward,
  q: string | undefined,
): Promise<{ items: Choice[]; more: boolean }> {
  const means = await meansOf(ctx, reward);
  const { listings, more } = await candidates(ctx, means, q);
  const found = await Promise.all(listings.map((listing) => best(ctx, means, listing)));
  return { items: found.filter((c) => c !== null), more };
}

/** What was chosen for somebody by name is theirs; what they may choose from is what they would see themselves. */
export function viewerFor({ kind, memberId }: Reward): Viewer {
  if (kind === 'product') return 'staff';
  return memberId ? { memberId } : 'nobody';
}

async function candidates(
  ctx: Ctx,
  means: Means,
  q: string | undefined,
): Promise<{ listings: Weighed[]; more: boolean }> {
  const { reward } = means;
  if (reward.productIds) {
    const named = await Promise.all(
      reward.productIds.map((productId) => findListing(ctx, { productId }, viewerFor(reward))),
    );
    return { listings: named.filter((l) => l !== null), more: false };
  }
  const page = await findListings(ctx, {
    visible: true,
    viewer: viewerFor(reward),
    q,
    country: await countryOf(ctx, reward),
    currency: reward.currency === POINTS ? undefined : reward.currency,
    ...within(means),
    limit: CHOICES_SHOWN,
  });
  return { listings: page.items.map(toCard), more: page.nextCursor !== null || q !== undefined };
}

/** What bounds the lowest value: its worth where it is worth money, since later terms of a price are the tenant's. */
function within({ reward, points, rates }: Means) {
  return rateAtGrant(reward)
    ? { most: toDecimal({ amount: reward.value, currency: reward.currency }) }
    : { maxPoints: points, ratios: rates };
}

/** Where its products are from: as it was granted, else where its recipient is. */
async function countryOf(ctx: Ctx, { country, memberId }: Reward): Promise<string | undefined> {
  if (country) return country;
  const member = memberId ? await findMember(ctx, memberId) : null;
  return member?.country ?? ctx.tenant.locale.split('-')[1];
}

async function best(ctx: Ctx, means: Means, listing: Weighed): Promise<Choice | null> {
  const { productId, country } = listing;
  const full =
    listing.denominationType === 'range' && listing.step === undefined
      ? ((await findListing(ctx, { productId }, viewerFor(means.reward))) ?? listing)
      : listing;
  const wanted = (values: number[]) => values.filter((value) => pays(means, full, value));
  const asked = wanted(
    full.denominationType === 'fixed' ? full.values : [...full.values, ...highest(means, full)],
  );
  const [stocked, supplied] = await Promise.all([
    valuesInStock(ctx, productId),
    valuesSupplied(ctx, { productId, country, values: asked }),
  ]);
  const denomination = Math.max(0, ...wanted(stocked), ...supplied);
  if (denomination === 0) return null;
  const { name, brand, currency } = full;
  return { productId, name, brand, artUrl: artUrlOf(brand, full.kind), country, denomination, currency };
}

/** The highest value of a range's own steps that is not above what the reward is worth. */
function highest({ reward, points, rates }: Means, of: Weighed): number[] {
  const rate = rates.get(of.currency);
  if (!rate || !of.step) return [];
  const worth = reward.currency === POINTS ? worthOf(points, rate) : reward.value;
  const most = Math.min(of.to, Number(worth));
  return most < of.from ? [] : [of.from + Math.floor((most - of.from) / of.step) * of.step];
}
