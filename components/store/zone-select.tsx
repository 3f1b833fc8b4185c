'use client';
import { useEffect, useState } from 'react';
import { Select } from '#components/ui/select.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Words } from '#i18n/areas.ts';
import { keepPreferences } from '#server/actions/preferences.ts';

type ZoneSelectProps = { value: string | null; asProgram: string; words: Words<'reading'> };

/** "Asia/Kuala_Lumpur" as people read it; the names themselves are the same in every language. */
const inWords = (zone: string) => zone.replaceAll('_', ' ');

/** The time zone of dates and times; the browser knows the four hundred names, so no page has to carry them. */
export function ZoneSelect({ value, asProgram, words }: ZoneSelectProps) {
  const [zones, setZones] = useState<string[]>(value ? [value] : []);
  useEffect(() => setZones(Intl.supportedValuesOf('timeZone')), []);
  const choose = async (zone: string) => {
    const kept = await keepPreferences({ timeZone: zone || null }).catch(() => null);
    if (kept?.ok) window.location.reload();
    else toast(words.notKept);
  };
  return (
    <>
      <Select
        aria-label={words.timeZone}
        aria-describedby="zone-hint"
        value={value ?? ''}
        height="lg"
        onChange={(event) => void choose(event.target.value)}
      >
        <option value="">{asProgram}</option>
        {zones.map((zone) => (
          <option key={zone} value={zone} translate="no">
            {inWords(zone)}
          </option>
        ))}
      </Select>
      <p id="zone-hint" className="mt-2 text-xs text-muted">
        {words.zoneHint}
      </p>
    </>
  );
}
