import { z } from 'zod';
import { exponent } from './currency.ts';

export { exponent, POINTS } from './currency.ts';

/** Minor units with their currency. Points are the currency `PTS` with exponent 0. */
export type Money = { amount: bigint; currency: string };

/** Largest amount anywhere: 10^15 minor units, far inside bigint and exact as a JSON number. */
export const MAX_AMOUNT = 1_000_000_000_000_000n;

/** An exact integer of minor units, between 1 and MAX_AMOUNT, from JSON. */
export const amountSchema = z
  .union([z.number(), z.bigint()])
  .refine((n) => typeof n === 'bigint' || Number.isSafeInteger(n), 'must be a whole number of minor units')
  .transform((n) => BigInt(n))
  .refine((n) => n >= 1n && n <= MAX_AMOUNT, `must be between 1 and ${MAX_AMOUNT}`);

export const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'must be a three-letter currency code');

/** Parses "12.50" into minor units, exactly; null when it is not an amount of that currency. */
export function parseDecimal(text: string, currency: string): bigint | null {
  const places = exponent(currency);
  const match = /^(\d{1,16})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > places) return null;
  const amount = BigInt((match[1] ?? '0') + fraction.padEnd(places, '0'));
  return amount <= MAX_AMOUNT ? amount : null;
}

/** "12.50" from minor units; for machines and files. Screens use i18n/format. */
export function toDecimal(money: Money): string {
  const places = exponent(money.currency);
  const digits = money.amount.toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** amount × numerator / denominator, rounded up: the house never sells below its rate. */
export function scaleUp(amount: bigint, ratio: { numerator: bigint; denominator: bigint }): bigint {
  return (amount * ratio.numerator + ratio.denominator - 1n) / ratio.denominator;
}

/** Splits a whole into parts by weight with largest remainders; the parts always sum to the whole. */
export function allocate(whole: bigint, weights: bigint[]): bigint[] {
  const total = weights.reduce((a, b) => a + b, 0n);
  if (total <= 0n) throw new RangeError('weights must sum to more than zero');
  const shares = weights.map((w, index) => ({ index, part: (whole * w) / total, rest: (whole * w) % total }));
  let left = whole - shares.reduce((sum, s) => sum + s.part, 0n);
  const parts = shares.map((s) => s.part);
  for (const s of [...shares].sort((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
  )) {
    if (left === 0n) break;
    parts[s.index] = (parts[s.index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts;
}
