'use client';
import { RotateCw, WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { Words } from '#i18n/areas.ts';
import { type SeenCatalogue, seenCatalogue } from './catalogue.ts';
import { OfflineCard } from './offline-card.tsx';
import { OfflineCatalogue } from './offline-catalogue.tsx';
import { type Shelved, shelved, unshelve } from './shelf.ts';

type OfflineWords = Pick<Words<'pwa'>, 'offline' | 'card'>;
type Kept = { vouchers: Shelved[]; catalogue: SeenCatalogue | null };

/** What this device has without a network: the vouchers that were saved, then the catalogue as last seen. */
export function OfflineShelf({ words }: { words: OfflineWords }) {
  const [kept, setKept] = useState<Kept | null>(null);
  const online = useOnline();
  useEffect(() => {
    void onDevice().then(setKept);
  }, []);
  const remove = async (voucherId: string) => {
    await unshelve(voucherId);
    setKept(await onDevice());
  };
  return (
    <>
      <OfflineHead online={online} words={words.offline} />
      {kept && kept.vouchers.length > 0 && (
        <section aria-labelledby="saved-title" className="mt-4">
          <h2 id="saved-title" className="mb-3 text-base font-semibold">
            {words.offline.saved}
          </h2>
          <ul className="grid gap-3 sm:grid-cols-2">
            {kept.vouchers.map((voucher) => (
              <li key={voucher.detail.voucherId}>
                <OfflineCard voucher={voucher} words={words.card} onRemove={remove} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {kept?.vouchers.length === 0 && (
        <EmptyState icon={WifiOff} title={words.offline.noneTitle}>
          {words.offline.noneBody}
        </EmptyState>
      )}
      {kept?.catalogue && <OfflineCatalogue seen={kept.catalogue} words={words.offline} />}
    </>
  );
}

/** A browser that keeps nothing has nothing here. */
async function onDevice(): Promise<Kept> {
  try {
    return { vouchers: await shelved(), catalogue: await seenCatalogue() };
  } catch {
    return { vouchers: [], catalogue: null };
  }
}

function OfflineHead({ online, words }: { online: boolean; words: OfflineWords['offline'] }) {
  return (
    <div className="flex min-h-16 items-center gap-3 pt-3">
      <h1 className="min-w-0 grow text-lg font-semibold">{online ? words.online : words.title}</h1>
      <Button size="sm" onClick={() => window.location.reload()}>
        <RotateCw size={14} aria-hidden="true" />
        {words.retry}
      </Button>
    </div>
  );
}

function useOnline(): boolean {
  const [online, setOnline] = useState(false);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    look();
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return online;
}
