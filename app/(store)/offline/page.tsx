import type { Metadata } from 'next';
import { frame } from '#app/(store)/_lib/frame.ts';
import { OfflineShelf } from '#components/pwa/offline-shelf.tsx';
import { loadWords } from '#i18n/areas.ts';

export async function generateMetadata(): Promise<Metadata> {
  const words = await loadWords('pwa', (await frame()).locale);
  return { title: words.offline.title };
}

/** Kept by the service worker and shown when there is no network. It comes empty: the device fills it. */
export default async function Offline() {
  const { offline, card } = await loadWords('pwa', (await frame()).locale);
  return (
    <main className="mx-auto min-h-[80dvh] max-w-280 px-4 pb-16 md:px-6">
      <OfflineShelf words={{ offline, card }} />
    </main>
  );
}
