import { WifiOff } from 'lucide-react';
import type { Metadata } from 'next';
import { frame } from '#app/(store)/_lib/frame.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await frame()).messages.states.offlineTitle };
}

/** Kept by the service worker and shown when there is no network; holds nothing personal. */
export default async function Offline() {
  const { states } = (await frame()).messages;
  return (
    <main className="grid min-h-[80dvh] content-center">
      <h1 className="sr-only">{states.offlineTitle}</h1>
      <EmptyState icon={WifiOff} title={states.offlineTitle}>
        {states.offlineBody}
      </EmptyState>
    </main>
  );
}
