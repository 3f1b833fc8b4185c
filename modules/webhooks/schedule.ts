import { sha256 } from '#lib/crypto.ts';

/**
 * How long after a failed attempt the next one comes, in seconds; the first is the attempt at once. After as many
 * attempts as there are delays a delivery has failed.
 */
const DELAYS = [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
const MOST_JITTER = 0.1;
const DISABLED_AFTER_MS = 5 * 86_400_000;

/**
 * When the next attempt comes after so many failed ones; null when that was the last. Each delivery is put off by its
 * own share of up to a tenth, so that what failed together does not come back together.
 */
export function nextAttemptAt(deliveryId: string, attempts: number, now: Date): Date | null {
  const delay = DELAYS[attempts];
  if (delay === undefined) return null;
  const share = sha256(`${deliveryId} ${attempts}`).readUInt32BE(0) / 2 ** 32;
  return new Date(now.getTime() + Math.round(delay * 1000 * (1 + share * MOST_JITTER)));
}

/** Whether an endpoint that answers nothing well has had its time. */
export function isGivenUp(failingSince: Date | null, now: Date): boolean {
  return failingSince !== null && now.getTime() - failingSince.getTime() >= DISABLED_AFTER_MS;
}
