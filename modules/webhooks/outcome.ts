import { isGivenUp, nextAttemptAt } from './schedule.ts';
import type { Attempt, DeliveryState, DisabledCause } from './schema.ts';

export type Attempted = Attempt & { state: DeliveryState; nextAttemptAt: Date | null };

const GONE = 410;
const SLOW_MS = 2_000;

export const wasTaken = ({ status }: Attempt): boolean => status !== null && status >= 200 && status < 300;

/** Whether what was just seen of a receiver is a reason to keep it among those that hold nobody else up. */
export const isTrouble = (attempt: Attempt): boolean => !wasTaken(attempt) || attempt.tookMs > SLOW_MS;

/** What becomes of a delivery: sent with any 2xx, else tried again until its attempts are used up. */
export function judge(attempt: Attempt, now: Date): Attempted {
  if (wasTaken(attempt)) return { ...attempt, state: 'sent', nextAttemptAt: null };
  const next = nextAttemptAt(attempt.deliveryId, attempt.attempt, now);
  return { ...attempt, state: next ? 'waiting' : 'failed', nextAttemptAt: next };
}

/** Since when nothing succeeded, and whether that is enough to stop. A receiver that is gone says 410 once. */
export function standingAfter(
  failingSince: Date | null,
  attempts: readonly Attempt[],
  now: Date,
): { failingSince: Date | null; cause: DisabledCause | null } {
  const lastTaken = attempts.findLastIndex(wasTaken);
  const since = lastTaken >= 0 ? null : failingSince;
  const failed = attempts.length > lastTaken + 1;
  const standing = failed ? (since ?? now) : since;
  if (attempts.some((a) => a.status === GONE)) return { failingSince: standing, cause: 'gone' };
  return { failingSince: standing, cause: isGivenUp(standing, now) ? 'failing' : null };
}
