type RelativeTimeProps = { at: string; now: Date | string; locale?: string; timeZone?: string };

const STEPS: [limitSeconds: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [60, 'second', 1],
  [3600, 'minute', 60],
  [86_400, 'hour', 3600],
  [86_400 * 30, 'day', 86_400],
  [86_400 * 365, 'month', 86_400 * 30],
  [Number.POSITIVE_INFINITY, 'year', 86_400 * 365],
];

/** "2 min ago", with the exact time on hover. Hand it the request's `now`, so that both renders agree. */
export function RelativeTime({ at, now, locale = 'en', timeZone = 'UTC' }: RelativeTimeProps) {
  const then = new Date(at);
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone });
  return (
    <time dateTime={at} title={exact.format(then)} className="tabular">
      {relative(then, new Date(now), locale)}
    </time>
  );
}

export function relative(then: Date, now: Date, locale: string): string {
  const seconds = Math.round((then.getTime() - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const step = STEPS.find(([limit]) => Math.abs(seconds) < limit);
  const [, unit, size] = step ?? [0, 'second' as const, 1];
  return format.format(Math.trunc(seconds / size), unit);
}
