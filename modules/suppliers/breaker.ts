import type { Lookup } from './port.ts';
import type { Breaker } from './schema.ts';

export type Health = {
  state: Breaker;
  failures: number;
  firstFailedAt: Date | null;
  openedUntil: Date | null;
};

/** So many failures in a row within the window open the breaker. */
export const THRESHOLD = 5;
const WINDOW_MS = 5 * 60_000;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 10 * 60_000;
/** How long one probe has the account for itself. */
export const PROBE_MS = 90_000;

export const HEALTHY: Health = { state: 'closed', failures: 0, firstFailedAt: null, openedUntil: null };

/**
 * What an answer says of the supplier's health, not of the order: a refusal and a late delivery are answers; silence,
 * a full queue and credentials that no longer work are not.
 */
export function isFailure(outcome: Lookup): boolean {
  if (outcome.kind === 'unknown') return !outcome.accepted;
  if (outcome.kind === 'rejected') return outcome.reason === 'credentials';
  return outcome.kind === 'retry-after';
}

/** The breaker after one more answer. It opens for a minute at first, and longer each time a probe fails. */
export function healthAfter(health: Health, failed: boolean, now: Date): Health {
  if (!failed) return HEALTHY;
  if (health.state === 'open') return health;
  const stale = health.firstFailedAt === null || now.getTime() - health.firstFailedAt.getTime() > WINDOW_MS;
  if (health.state === 'closed' && stale) return { ...HEALTHY, failures: 1, firstFailedAt: now };
  const failures = health.failures + 1;
  if (health.state === 'closed' && failures < THRESHOLD) return { ...health, failures };
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.max(failures - THRESHOLD, 0), LONGEST_PAUSE_MS);
  return { ...health, state: 'open', failures, openedUntil: new Date(now.getTime() + pause) };
}
