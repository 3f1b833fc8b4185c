import type { Ctx } from '#core/context.ts';
import { providerFor } from '#modules/payments/index.ts';
import { type Rate, rateOf } from '#modules/points/index.ts';

export type CardOffer = { currency: string; rate: Rate };
export type CardShare = { points: bigint; amount: bigint; currency: string };

/** At which rate a card may pay for points, in the tenant's currency; null where cards are not taken. */
export async function cardOffer(ctx: Ctx): Promise<CardOffer | null> {
  if (!(await providerFor(ctx))) return null;
  const currency = ctx.tenant.currency;
  const rate = await rateOf(ctx, currency);
  return rate && { currency, rate };
}

/** What a card pays for points: rounded up, in the house's favour. */
export function cardShare(points: bigint, { currency, rate }: CardOffer): CardShare {
  return { points, amount: (points * rate.minorUnits + rate.points - 1n) / rate.points, currency };
}
