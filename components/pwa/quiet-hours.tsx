'use client';
import { Switch } from '#components/ui/switch.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Preferences } from '#modules/notifications/schema.ts';

type Quiet = Preferences['quiet'];
type Props = { quiet: Quiet; hint: string; words: Words<'pwa'>['push']; onChange: (quiet: Quiet) => void };
const NIGHT = { from: 22 * 60, until: 7 * 60 };

/** From when until when devices stay quiet; switched on, it begins as a night. */
export function QuietHours({ quiet, hint, words, onChange }: Props) {
  return (
    <section aria-label={words.quiet} className="mt-6">
      <Switch
        label={words.quiet}
        hint={hint}
        checked={quiet !== null}
        onChange={(event) => onChange(event.target.checked ? NIGHT : null)}
      />
      {quiet && (
        <div className="flex flex-wrap gap-4 py-2">
          {(['from', 'until'] as const).map((end) => (
            <label key={end} className="grid gap-1 text-xs text-muted">
              {words[end]}
              <input
                type="time"
                required
                defaultValue={timeOf(quiet[end])}
                onBlur={(event) => {
                  const minute = minuteOf(event.target.value);
                  if (minute !== null && minute !== quiet[end]) onChange({ ...quiet, [end]: minute });
                }}
                className="tabular h-11 rounded-base border border-outline bg-surface px-3 text-base text-text"
              />
            </label>
          ))}
        </div>
      )}
    </section>
  );
}

function timeOf(minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function minuteOf(time: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
