import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { Failure } from '#lib/result.ts';

type Refused = Words<'till'>['refused'];

/** What is the matter with a voucher or a try, in one sentence. No answer at all is not a refusal. */
export function refusedSentence(failure: Failure | null, words: Refused): string {
  switch (failure?.code) {
    case 'not_found':
    case 'invalid':
      return words.unknown;
    case 'not_available':
      return reasonSentence(String(failure.params['reason'] ?? 'late'), words);
    case 'rate_limited':
      return fill(words.slow, { minutes: Math.ceil(Number(failure.params['seconds'] ?? 60) / 60) });
    case 'unauthenticated':
    case 'forbidden':
      return words.signedOut;
    default:
      return words.unsure;
  }
}

function reasonSentence(reason: string, words: Refused): string {
  return Object.entries(words).find(([key]) => key === reason)?.[1] ?? words.unsure;
}
