import type { Colleague } from '#modules/identity/schema.ts';
import type { Quote } from '#modules/orders/schema.ts';
import type { Choices } from './order-choices.ts';

/** For whom, when and how paid, as far as somebody has chosen; outlives refusals, reloads and sign-ins. */
export type Giving = {
  who: 'me' | 'colleague' | 'email';
  colleague: Colleague | null;
  email: string;
  name: string;
  message: string;
  from: string;
  when: 'now' | 'day';
  /** A calendar day, "2026-12-24". */
  day: string;
  /** Points that the wallet pays; null for as many as there are. */
  byPoints: number | null;
};

export function emptyGiving(from: string): Giving {
  const open = { who: 'me', colleague: null, when: 'now', byPoints: null } as const;
  return { ...open, email: '', name: '', message: '', from, day: '' };
}

/** The field that must be filled before it can be given. */
export type Missing = 'colleague' | 'email' | 'day' | null;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

export function missingOf(g: Giving, days: { first: string; last: string }): Missing {
  if (g.who === 'me') return null;
  if (g.who === 'colleague' && !g.colleague) return 'colleague';
  if (g.who === 'email' && !ADDRESS.test(g.email.trim())) return 'email';
  if (g.when === 'day' && (g.day < days.first || g.day > days.last)) return 'day';
  return null;
}

/** Who pays what of a quote: never more points than there are, the card the rest, rounded up as the server does. */
export function sharesOf(
  quote: Pick<Quote, 'points' | 'balance' | 'cardRate'>,
  byPoints: number | null,
): { points: number; card: { amount: number; currency: string } | null } {
  const most = Math.max(0, Math.min(quote.points, quote.balance));
  if (!quote.cardRate) return { points: quote.points, card: null };
  const points = Math.min(byPoints ?? most, most);
  if (points >= quote.points) return { points, card: null };
  const { points: per, minorUnits, currency } = quote.cardRate;
  const rest = BigInt(quote.points - points) * BigInt(minorUnits);
  const amount = Number((rest + BigInt(per) - 1n) / BigInt(per));
  return { points, card: { amount, currency } };
}

/** What is sent with a quote. */
export function choicesOf(g: Giving, quote: Pick<Quote, 'points' | 'balance' | 'cardRate'>): Choices {
  const { points, card } = sharesOf(quote, g.byPoints);
  const paid = card ? { walletPoints: points } : {};
  if (g.who === 'me') return paid;
  const name = g.name.trim();
  const to =
    g.who === 'colleague' && g.colleague
      ? { memberId: g.colleague.memberId }
      : { email: g.email.trim(), ...(name && { name }) };
  const from = g.from.trim();
  return {
    ...paid,
    gift: { to, message: g.message.trim(), ...(from && { from }) },
    ...(g.when === 'day' && { deliverOn: g.day }),
  };
}

/** How a receiver is called before the order is made. */
export function receiverName(g: Giving): string {
  return g.who === 'colleague' ? (g.colleague?.name ?? '') : g.name.trim() || g.email.trim();
}
