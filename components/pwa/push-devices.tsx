'use client';
import { Smartphone } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { PushDevice } from '#modules/notifications/schema.ts';
import { removePushDevice } from '#server/actions/notifications.ts';

type Props = { devices: PushDevice[]; words: Words<'pwa'>['push'] };

/** The devices that get push, each with a way to end it from here. */
export function PushDevices({ devices, words }: Props) {
  const router = useRouter();
  const { format } = useSpeech();
  const [busy, setBusy] = useState<string | null>(null);
  const remove = async (deviceId: string) => {
    setBusy(deviceId);
    const answer = await removePushDevice({ deviceId }).catch(() => null);
    setBusy(null);
    if (answer?.ok) router.refresh();
    else toast(words.failed);
  };
  return (
    <section aria-labelledby="devices-title" className="mt-8">
      <h2 id="devices-title" className="text-base font-semibold">
        {words.devices}
      </h2>
      {devices.length === 0 && <p className="mt-2 text-sm text-muted">{words.noDevices}</p>}
      <ul className="empty:hidden">
        {devices.map(({ deviceId, userAgent, createdAt }) => (
          <li key={deviceId} className="flex items-center gap-3 border-b border-hairline py-3 text-sm">
            <Smartphone size={18} aria-hidden="true" className="shrink-0 text-muted" />
            <span className="min-w-0 grow">
              <span className="block truncate font-medium">
                <bdi>{nameOf(userAgent) ?? words.unknown}</bdi>
              </span>
              <span className="block text-xs text-muted">
                {fill(words.since, { date: format.dayOf(createdAt) })}
              </span>
            </span>
            <Button size="sm" busy={busy === deviceId} onClick={() => void remove(deviceId)}>
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "Chrome, Android": as much as a browser's own words can be trusted for. */
function nameOf(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const browser = /(Edg|OPR|Firefox|FxiOS|CriOS|Chrome|Safari)/.exec(userAgent)?.[1];
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(userAgent)?.[1];
  const names: Record<string, string> = {
    Edg: 'Edge',
    OPR: 'Opera',
    FxiOS: 'Firefox',
    CriOS: 'Chrome',
    'Mac OS X': 'Mac',
  };
  const said = [browser, system].flatMap((name) => (name ? [names[name] ?? name] : []));
  return said.length > 0 ? said.join(', ') : null;
}
