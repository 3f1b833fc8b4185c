import type { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { POINTS } from '#lib/money.ts';
import { findOffer, offers, type PriceTerms } from '#modules/catalog/index.ts';
import { pointsFor, rateOf } from '#modules/points/index.ts';
import { selectOffered } from './queries.ts';
import type { giftSchema } from './schema.ts';
import type { NewReward } from './store.ts';

type Gift = z.output<typeof giftSchema>;
export type Terms = Pick<
  NewReward,
  | 'kind'
  | 'value'
  | 'currency'
  | 'productId'
  | 'productIds'
  | 'country'
  | 'reserved'
  | 'ratePoints'
  | 'rateMinorUnits'
  | 'terms'
>;
const NONE = { productId: null, productIds: null, country: null } as const;
const NO_RATE = {
  ratePoints: null,
  rateMinorUnits: null,
  terms: { markupBasisPoints: 0, markupPoints: 0, roundTo: 1 },
};

/**
 * What a gift is and the most that it can cost, in points. The rate of today is written down with it: whatever happens
 * to rates and markups until it is claimed, what was set aside pays for it.
 */
export async function termsOf(ctx: Ctx, gift: Gift): Promise<Terms> {
  if (gift.kind === 'points') {
    const points = BigInt(gift.points);
    return { kind: 'points', value: points, currency: POINTS, reserved: points, ...NONE, ...NO_RATE };
  }
  return gift.kind === 'product' ? product(ctx, gift) : choice(ctx, gift);
}

async function product(ctx: Ctx, gift: Extract<Gift, { kind: 'product' }>): Promise<Terms> {
  const offer = (await findOffer(ctx, gift.productId)) ?? notFound();
  if (!offers(offer, gift.denomination)) wrong('gift.denomination', 'is not a value of this product');
  const value = BigInt(gift.denomination);
  const { currency, priceTerms: terms } = offer;
  const priced = await inPoints(ctx, { value, currency, terms });
  return { kind: 'product', value, currency, ...NONE, productId: gift.productId, ...priced };
}

async function choice(ctx: Ctx, gift: Extract<Gift, { kind: 'choice' }>): Promise<Terms> {
  const { currency, country } = gift;
  const byPoints = currency === POINTS;
  const productIds = gift.productIds && [...new Set(gift.productIds)];
  const offered = await selectOffered(ctx, {
    currency: byPoints ? undefined : currency,
    productIds,
    country,
  });
  if (productIds && offered.products < productIds.length)
    wrong('gift.productIds', 'has a product that is not offered here, or not in this currency and country');
  if (offered.products === 0) wrong('gift.currency', 'has nothing to choose from in this program');
  const value = BigInt(gift.value);
  const common = {
    kind: 'choice' as const,
    value,
    currency,
    productId: null,
    productIds: productIds ?? null,
    country: country ?? null,
  };
  if (byPoints) return { ...common, reserved: value, ...NO_RATE };
  return { ...common, ...(await inPoints(ctx, { value, currency, terms: offered.terms })) };
}

async function inPoints(
  ctx: Ctx,
  of: { value: bigint; currency: string; terms: PriceTerms },
): Promise<Pick<Terms, 'reserved' | 'ratePoints' | 'rateMinorUnits' | 'terms'>> {
  const rate = await rateOf(ctx, of.currency);
  if (!rate) refuse('not_available', `${of.currency} has no rate in points yet. Set one, then grant it.`);
  return {
    reserved: pointsFor(of.value, rate, of.terms),
    ratePoints: rate.points,
    rateMinorUnits: rate.minorUnits,
    terms: of.terms,
  };
}

export function wrong(field: string, message: string): never {
  refuse('invalid', { message: `${field}: ${message}`, fields: [{ field, message }] });
}
