'use client';
import { useEffect } from 'react';

/** What the editor tells the storefront that it frames. */
export type DraftMessage = { type: 'damson:look'; css: string; name: string };

/** Puts the draft over the look in force, as often as the page that frames this one sends another. */
export function DraftLook({ scheme, fontClass }: { scheme: 'light' | 'dark'; fontClass: string }) {
  useEffect(() => {
    document.documentElement.dataset['theme'] = scheme;
    document.documentElement.classList.add(fontClass);
    const style = document.createElement('style');
    document.head.append(style);
    const take = ({ data, origin, source }: MessageEvent<DraftMessage>) => {
      if (origin !== location.origin || source !== window.parent || data?.type !== 'damson:look') return;
      style.textContent = data.css;
      for (const name of document.querySelectorAll('[data-name]')) name.textContent = data.name;
    };
    window.addEventListener('message', take);
    window.parent.postMessage({ type: 'damson:ready' }, location.origin);
    return () => {
      window.removeEventListener('message', take);
      style.remove();
    };
  }, [scheme, fontClass]);
  return null;
}
