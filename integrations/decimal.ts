import { assert } from '#lib/assert.ts';
import { type Money, parseDecimal, toDecimal } from '#lib/money.ts';

/** Major units as the JSON number that a supplier asks for; it is the amount exactly, or a bug. */
export function majorNumber(money: Money): number {
  const value = Number(toDecimal(money));
  assert(minorUnits(value, money.currency) === money.amount, 'an amount that no JSON number holds');
  return value;
}

/** Minor units of a supplier's number or decimal text; null when it is not exactly an amount of that currency. */
export function minorUnits(major: number | string, currency: string): bigint | null {
  return parseDecimal(String(major), currency);
}
