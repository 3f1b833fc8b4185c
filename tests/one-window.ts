import { setTimeout } from 'node:timers/promises';

/**
 * Answers at once, or when the next window has begun if this one has less than `neededMs` left: what is counted by fixed
 * windows of the wall clock, over several processes, is only one count while no window ends in between.
 */
export async function withinOneWindow({
  windowSeconds,
  neededMs,
}: {
  windowSeconds: number;
  neededMs: number;
}): Promise<void> {
  const windowMs = windowSeconds * 1000;
  const leftMs = windowMs - (Date.now() % windowMs);
  if (leftMs < neededMs) await setTimeout(leftMs + 50);
}
