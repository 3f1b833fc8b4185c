import type { Outcome, RejectReason } from './port.ts';

type Unknown = Extract<Outcome, { kind: 'unknown' }>;

/** The least wait when the supplier has not said when; whoever asks waits longer each time, and a person may be watching. */
const ASK_AGAIN_SECONDS = 1;
const RETRY_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 3_600;

/** It may have been accepted: to be looked up under our reference, never ordered anew. */
export function unknown(detail: string, known: Partial<Omit<Unknown, 'kind' | 'detail'>> = {}): Unknown {
  const nothing = { accepted: false, supplierReference: null, askAgainSeconds: ASK_AGAIN_SECONDS };
  return { kind: 'unknown', ...nothing, ...known, detail };
}

/** The supplier has said that it did not and will not deliver this order. */
export function rejected(reason: RejectReason, detail: string): Outcome {
  return { kind: 'rejected', reason, detail };
}

/** Definitely not accepted; `wait` is a Retry-After in seconds, if the supplier gave one. */
export function retryAfter(detail: string, wait?: string | undefined): Outcome {
  const asked = wait && /^\d{1,6}$/.test(wait) ? Number(wait) : RETRY_SECONDS;
  return { kind: 'retry-after', seconds: Math.min(Math.max(asked, 1), LONGEST_WAIT_SECONDS), detail };
}

/** No whole answer came back: a message that was never sent may be sent again, any other is looked up. */
export function unanswered(failure: { failed: 'not-sent' | 'sent-unknown'; reason: string }): Outcome {
  return failure.failed === 'not-sent'
    ? retryAfter(`The supplier cannot be reached (${failure.reason}).`)
    : unknown(`The supplier's answer did not arrive (${failure.reason}).`);
}

/** A supplier's own error code, fit for a log: short, and without anything that it may quote. */
export function errorCode(code: unknown): string {
  const text = typeof code === 'string' || typeof code === 'number' ? String(code) : '';
  return /^[\w.-]{1,60}$/.test(text) ? text : 'no code';
}
