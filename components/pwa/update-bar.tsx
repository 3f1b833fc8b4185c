'use client';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';

type Props = { words: { ready: string; reload: string }; waiting: ServiceWorker };

/** Nothing is renewed but by the person's own tap, so that nothing half done is lost; only this tab loads anew. */
export function UpdateBar({ words, waiting }: Props) {
  const [busy, setBusy] = useState(false);
  const renew = () => {
    setBusy(true);
    navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
      once: true,
    });
    waiting.postMessage({ type: 'renew' });
  };
  return (
    <div
      role="status"
      className="rise fixed inset-x-4 bottom-[calc(5rem+env(safe-area-inset-bottom))] z-30 mx-auto flex max-w-sm items-center gap-3 rounded-base border border-hairline bg-raised py-2 ps-4 pe-2 shadow-float md:bottom-6"
    >
      <p className="min-w-0 grow text-sm">{words.ready}</p>
      <Button size="sm" variant="primary" onClick={renew} busy={busy}>
        {words.reload}
      </Button>
    </div>
  );
}
