'use client';
import { Laptop, Smartphone } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { Result } from '#lib/result.ts';
import { signOutDevice, signOutElsewhere } from '#server/actions/devices.ts';
import { refusedSentence } from './refused.ts';
import { useSpeech } from './speech.tsx';

/** A session as the page shows it: `device` is null where nothing says what it is. */
export type Device = {
  sessionId: string;
  device: string | null;
  seenAt: string;
  here: boolean;
  portal: boolean;
};
type DevicesProps = { devices: Device[]; words: Words<'voucher'>['devices'] };

/** Where one is signed in, this device first; each other one can be signed out, or all of them. */
export function Devices({ devices, words }: DevicesProps) {
  const { format, common } = useSpeech();
  const router = useRouter();
  const [busy, start] = useTransition();
  const end = (act: () => Promise<Result<unknown>>) =>
    start(async () => {
      const answer = await act().catch(() => null);
      toast(answer?.ok ? words.ended : refusedSentence(answer?.error, common.refused));
      router.refresh();
    });
  return (
    <>
      <ul data-varies className="divide-y divide-hairline">
        {devices.map((d) => {
          const Icon = /iPhone|Android|iPad/.test(d.device ?? '') ? Smartphone : Laptop;
          return (
            <li key={d.sessionId} className="flex items-center gap-3 py-3">
              <Icon size={20} aria-hidden="true" className="shrink-0 text-muted" />
              <div className="min-w-0 grow">
                <p className="text-sm font-medium break-words">{d.device ?? words.unknown}</p>
                <p className="text-xs text-muted">
                  {d.portal && <>{words.portal} · </>}
                  {fill(words.seen, { when: format.dateTime(d.seenAt) })}
                </p>
              </div>
              {d.here ? (
                <Badge tone="success">{words.here}</Badge>
              ) : (
                <Button
                  size="sm"
                  disabled={busy}
                  aria-label={`${words.end}: ${d.device ?? words.unknown}`}
                  onClick={() => end(() => signOutDevice(d.sessionId))}
                >
                  {words.end}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {devices.length > 1 && (
        <Button data-varies className="mt-2" busy={busy} onClick={() => end(signOutElsewhere)}>
          {words.endOthers}
        </Button>
      )}
      <p className="mt-2 text-xs text-muted">{words.places}</p>
    </>
  );
}
