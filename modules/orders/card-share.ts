import type { Ctx } from '#core/context.ts';
import { refuse } from '#lib/errors.ts';
import { providerFor } from '#modules/payments/index.ts';
import { type Rate, rateOf } from '#modules/points/index.ts';
import type { QuoteRow } from './store.ts';

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

/** What is left for the card when the wallet pays so many points; like the price, it holds while the quote does. */
export async function cardPart(
  ctx: Ctx,
  quote: Pick<QuoteRow, 'card' | 'expiresAt'>,
  { points, walletPoints }: { points: bigint; walletPoints: number | undefined },
): Promise<CardShare | null> {
  const byWallet = walletPoints === undefined ? points : BigInt(walletPoints);
  if (byWallet >= points) return null;
  const inForce = quote.expiresAt <= ctx.now ? await cardOffer(ctx) : quote.card;
  if (!quote.card || !inForce) refuse('not_available', 'Cards are not taken here. Pay with points alone.');
  const [was, now] = [cardShare(points - byWallet, quote.card), cardShare(points - byWallet, inForce)];
  if (was.amount !== now.amount || was.currency !== now.currency) {
    refuse(
      'conflict',
      "The card's share has changed since it was quoted. Look at it again. Nothing was charged.",
    );
  }
  return was;
}
