import type { Messages } from '#i18n/messages.ts';
import type { Failure } from '#lib/result.ts';

/** What is the matter, by the code of a refusal: its own sentence is English. No answer at all is not a refusal. */
export function refusedSentence(failure: Failure | undefined, words: Messages['common']['refused']): string {
  switch (failure?.code) {
    case 'rate_limited':
      return words.slow;
    case 'unavailable':
    case 'in_progress':
      return words.busy;
    case 'unauthenticated':
    case 'forbidden':
      return words.signedOut;
    case 'not_found':
    case 'not_available':
      return words.gone;
    default:
      return words.unsure;
  }
}
