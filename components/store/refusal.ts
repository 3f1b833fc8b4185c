import { fill } from '#i18n/fill.ts';
import type { Format } from '#i18n/format.ts';
import type { Messages } from '#i18n/messages.ts';
import type { Failure } from '#lib/result.ts';

type Words = Messages['redeem'];
type Context = { words: Words; format: Format; value: string };

/** What happened to the points and what now, in one sentence. No answer at all is not a refusal. */
export function refusalSentence(failure: Failure | null, { words, format, value }: Context): string {
  const number = (name: string) => Number(failure?.params[name] ?? 0);
  switch (failure?.code) {
    case 'insufficient_points':
      return fill(words.short, { points: format.points(number('short')) });
    case 'out_of_stock':
      return fill(words.soldOut, { value });
    case 'price_changed':
      return fill(words.newPrice, { points: format.points(number('now')) });
    case 'not_available':
    case 'not_found':
    case 'invalid':
      return words.gone;
    case 'rate_limited':
      return words.slow;
    case 'in_progress':
      return words.busy;
    case 'unauthenticated':
    case 'forbidden':
      return words.signedOut;
    default:
      return words.unsure;
  }
}

/** The values that can be had instead, in minor units, smallest first. */
export function valuesLeft(failure: Failure | null): number[] {
  if (failure?.code !== 'out_of_stock') return [];
  return String(failure.params.available ?? '')
    .split(',')
    .map(Number)
    .filter((value) => Number.isSafeInteger(value) && value > 0);
}
