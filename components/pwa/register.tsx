'use client';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { catchInstallOffer } from './install-offer.ts';

const UpdateBar = dynamic(() => import('./update-bar.tsx').then((m) => m.UpdateBar), { ssr: false });
type Props = { words: { ready: string; reload: string }; mark: string };

/** Registers the service worker once the page has nothing better to do, and says when a newer one waits. */
export function RegisterWorker({ words, mark }: Props) {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    // A frame in a portal keeps nothing on the device.
    if (!('serviceWorker' in navigator) || window.parent !== window) return;
    catchInstallOffer();
    const register = () =>
      void navigator.serviceWorker
        .register('/sw.js', { updateViaCache: 'none' })
        .then((registration) => watch(registration, setWaiting))
        .then(() => navigator.serviceWorker.ready)
        .then(({ active }) => active?.postMessage({ type: 'shell', mark }))
        .catch(() => undefined);
    if (document.readyState === 'complete') register();
    else window.addEventListener('load', register, { once: true });
    return () => window.removeEventListener('load', register);
  }, [mark]);
  return waiting && <UpdateBar words={words} waiting={waiting} />;
}

/** A worker that waits is a newer one only where another one is at work. */
function watch(registration: ServiceWorkerRegistration, found: (worker: ServiceWorker) => void): void {
  const look = () => registration.active && registration.waiting && found(registration.waiting);
  look();
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', look),
  );
}
