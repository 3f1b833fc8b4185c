import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { Failure } from '#lib/result.ts';

type RefusalWords = Words<'recognition'>['refusals'];

/** No answer, or one that does not say whether it was done: only the same once more can tell. */
export function isUnsure(failure: Failure | null): boolean {
  return !failure || ['internal', 'in_progress', 'unavailable'].includes(failure.code);
}

/** What became of it and what now, in one sentence. */
export function giveRefusal(failure: Failure | null, words: RefusalWords, format: Format): string {
  if (!failure || isUnsure(failure)) return words.unsure;
  switch (failure.code) {
    case 'insufficient_points':
      return format.say(words.overAllowance, { points: format.points(Number(failure.params['left'] ?? 0)) });
    case 'insufficient_budget':
      return words.noBudget;
    case 'not_available':
      return failure.params['name'] ? format.say(words.left, { name: failure.params['name'] }) : words.gone;
    case 'not_found':
      return words.gone;
    case 'conflict':
      return words.twice;
    case 'unauthenticated':
    case 'forbidden':
      return words.signedOut;
    case 'rate_limited':
      return words.slow;
    default:
      return words.wrong;
  }
}
