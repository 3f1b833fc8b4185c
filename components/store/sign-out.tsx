'use client';
import { LogOut } from 'lucide-react';
import { useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { signOut } from '#server/actions/identity.ts';
import { useSpeech } from './speech.tsx';

/** Ends the session and loads the way in anew, so that nothing stays in the tab's memory. */
export function SignOut({ label }: { label: string }) {
  const { common } = useSpeech();
  const [busy, start] = useTransition();
  const leave = () =>
    start(async () => {
      const answer = await signOut({ kind: 'member' }).catch(() => null);
      if (answer?.ok) window.location.assign(answer.data.next);
      else toast(answer?.error.message ?? common.retry);
    });
  return (
    <Button size="lg" onClick={leave} busy={busy}>
      {!busy && <LogOut size={18} aria-hidden="true" className="rtl:-scale-x-100" />}
      {label}
    </Button>
  );
}
