'use client';
import { useState } from 'react';
import { Switch } from '#components/ui/switch.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import { CHANNELS, KINDS, type Muted, type Preferences } from '#modules/notifications/schema.ts';
import { choosePreferences } from '#server/actions/notifications.ts';
import { QuietHours } from './quiet-hours.tsx';

type Props = { chosen: Preferences; words: Words<'pwa'>['push'] };

/** Each kind by each way, and the hours in which devices stay quiet; a change is kept at once or taken back. */
export function NotificationChoices({ chosen, words }: Props) {
  const [now, setNow] = useState(chosen);
  const change = async (next: Preferences) => {
    const before = now;
    const here = { ...next, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || next.timeZone };
    setNow(here);
    const answer = await choosePreferences(here).catch(() => null);
    if (!answer?.ok) setNow(before);
    toast(answer?.ok ? words.saved : words.failed);
  };
  const toggle = (what: Muted) =>
    void change({
      ...now,
      muted: now.muted.includes(what) ? now.muted.filter((m) => m !== what) : [...now.muted, what],
    });
  return (
    <>
      <section aria-labelledby="kinds-title" className="mt-8">
        <h2 id="kinds-title" className="text-base font-semibold">
          {words.lead}
        </h2>
        <table className="mt-2 w-full text-sm">
          <thead>
            <tr className="border-b border-hairline text-xs text-muted">
              <th scope="col" className="py-2 pe-2 text-start font-normal">
                {words.about}
              </th>
              {CHANNELS.map((channel) => (
                <th key={channel} scope="col" className="w-18 py-2 text-center font-normal">
                  {words[channel]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {KINDS.map((kind) => (
              <tr key={kind} className="border-b border-hairline">
                <th scope="row" className="py-1 pe-2 text-start font-medium">
                  {words.kind[kind]}
                </th>
                {CHANNELS.map((channel) => (
                  <td key={channel} className="py-1">
                    <Switch
                      label={`${words.kind[kind]}, ${words[channel]}`}
                      hideLabel
                      className="justify-center"
                      checked={!now.muted.includes(`${kind}:${channel}`)}
                      onChange={() => toggle(`${kind}:${channel}`)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="mt-2 text-xs text-muted">{words.always}</p>
      </section>
      <QuietHours
        quiet={now.quiet}
        hint={fill(words.quietHint, { zone: now.timeZone.replaceAll('_', ' ') })}
        words={words}
        onChange={(quiet) => void change({ ...now, quiet })}
      />
    </>
  );
}
