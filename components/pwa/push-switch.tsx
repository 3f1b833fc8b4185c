'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Switch } from '#components/ui/switch.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { Words } from '#i18n/areas.ts';
import { type PushStanding, pushStanding, turnPushOff, turnPushOn } from './push.ts';

type PushWords = Words<'pwa'>['push'];
type Props = { serverKey: string | null; words: PushWords };

/** Push on this device; where it cannot be switched, why, and what to do about it. */
export function PushSwitch({ serverKey, words }: Props) {
  const router = useRouter();
  const [standing, setStanding] = useState<PushStanding | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void pushStanding().then(setStanding);
  }, []);
  const change = async (on: boolean) => {
    setBusy(true);
    const outcome = on && serverKey ? await turnPushOn(serverKey) : await turnPushOff();
    setBusy(false);
    if (outcome === 'unreachable' || outcome === 'failed') return toast(words[outcome]);
    setStanding(outcome);
    router.refresh();
  };
  const hint = hintOf(standing, serverKey, words);
  return (
    <Switch
      label={words.device}
      hint={hint}
      checked={standing === 'on'}
      disabled={busy || hint !== undefined || standing === null}
      onChange={(event) => void change(event.target.checked)}
    />
  );
}

function hintOf(
  standing: PushStanding | null,
  serverKey: string | null,
  words: PushWords,
): string | undefined {
  if (!serverKey) return words.notSetUp;
  if (standing === 'denied') return words.denied;
  if (standing === 'install-first') return words.installFirst;
  return standing === 'unsupported' ? words.unsupported : undefined;
}
