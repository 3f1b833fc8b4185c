import type { Format } from '#i18n/format.ts';
import { POINTS } from '#lib/currency.ts';

/** "5,000 points", or money with its currency. */
export function amountOf(format: Format, amount: number, currency: string): string {
  return currency === POINTS ? format.points(amount) : format.money(amount, currency);
}

/** For a column whose rows may differ in currency: points are bare numbers there. */
export function cellAmount(format: Format, amount: number, currency: string): string {
  return currency === POINTS ? format.number(amount) : format.money(amount, currency);
}
