import type { Preferences } from './schema.ts';

const DAY_MINUTES = 1440;

/** When the quiet hours end that this moment is in, or null when it is in none. Both ends the same is never quiet. */
export function quietUntil(now: Date, { quiet, timeZone }: Preferences): Date | null {
  if (!quiet) return null;
  const at = minuteOfDay(now, timeZone);
  const { from, until } = quiet;
  const within = from <= until ? at >= from && at < until : at >= from || at < until;
  if (!within) return null;
  const wait = (until - at + DAY_MINUTES) % DAY_MINUTES;
  return new Date(Math.floor(now.getTime() / 60_000) * 60_000 + wait * 60_000);
}

function minuteOfDay(now: Date, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('en', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const part = Object.fromEntries(clock.formatToParts(now).map((p) => [p.type, Number(p.value)]));
  return (part['hour'] ?? 0) * 60 + (part['minute'] ?? 0);
}
