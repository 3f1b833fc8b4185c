import { assert } from '#lib/assert.ts';
import { exponent } from '#lib/currency.ts';

/**
 * Where Stripe counts other minor units than ISO 4217
 * (https://docs.stripe.com/currencies#special-cases, https://docs.stripe.com/currencies#zero-decimal).
 */
const STRIPE_EXPONENT: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 };

function shift(currency: string): number {
  return (STRIPE_EXPONENT[currency] ?? exponent(currency)) - exponent(currency);
}

/** Our minor units as Stripe counts them; null when Stripe has no such amount. */
export function toStripe(amount: bigint, currency: string): number | null {
  const by = shift(currency);
  const factor = 10n ** BigInt(Math.abs(by));
  if (by < 0 && amount % factor !== 0n) return null;
  // Stripe takes three-decimal currencies with a zero at the end only.
  if (exponent(currency) === 3 && amount % 10n !== 0n) return null;
  return Number(by < 0 ? amount / factor : amount * factor);
}

/** Stripe's amount in our minor units. */
export function fromStripe(amount: number, currency: string): bigint {
  const by = shift(currency);
  const factor = 10n ** BigInt(Math.abs(by));
  assert(by <= 0 || BigInt(amount) % factor === 0n, 'an amount that Stripe cannot have');
  return by < 0 ? BigInt(amount) * factor : BigInt(amount) / factor;
}
