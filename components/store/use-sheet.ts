'use client';
import { useEffect, useEffectEvent, useState } from 'react';

const HASH = '#redeem';

/** A sheet that the browser's Back closes. What was bought in it is never bought again by going back. */
export function useSheet(onShut: () => void) {
  const [open, setOpen] = useState(false);
  const shut = () => {
    setOpen(false);
    onShut();
  };
  const wentBack = useEffectEvent(shut);
  useEffect(() => {
    if (!open) return;
    // One listener for as long as it is open: the router renders within the event, before our turn.
    const listener = () => wentBack();
    window.addEventListener('popstate', listener);
    return () => window.removeEventListener('popstate', listener);
  }, [open]);
  const show = () => {
    setOpen(true);
    if (window.location.hash !== HASH) window.history.pushState(null, '', HASH);
  };
  const dismiss = () => (window.location.hash === HASH ? window.history.back() : shut());
  return { open, show, dismiss };
}
