'use client';
import { LogOut } from 'lucide-react';
import { useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';

/**
 * Destroys what this device keeps, key first, then ends the session, and loads the way in anew, so that nothing stays
 * in the tab's memory either.
 */
export function SignOut({ label, offline }: { label: string; offline: string }) {
  const [busy, start] = useTransition();
  const leave = () =>
    start(async () => {
      const { forgetDevice } = await import('#components/pwa/forget.ts');
      await forgetDevice();
      const answer = await fetch('/sign-out', { method: 'POST' }).catch(() => null);
      if (answer?.ok) window.location.replace('/sign-in');
      else toast(offline);
    });
  return (
    <Button size="lg" onClick={leave} busy={busy}>
      {!busy && <LogOut size={18} aria-hidden="true" className="rtl:-scale-x-100" />}
      {label}
    </Button>
  );
}
