'use client';
import { useEffect } from 'react';
import { whenSeen } from './seen.ts';

const SIGN_IN = '/sign-in';

/**
 * Keeps this device's things to one signed-in person: what another one left goes at once, what the server no longer
 * stands by goes when it says so, and all of it goes when the session has ended.
 */
export function Device({ owner }: { owner: string }) {
  useEffect(() => {
    const work = import('./keeper.ts');
    const leave = () => window.location.replace(SIGN_IN);
    const tend = () =>
      void work.then(({ tendDevice }) => tendDevice(owner)).then((stays) => stays || leave());
    const tendWhenSeen = () => document.visibilityState === 'visible' && tend();
    tend();
    const stop = [
      whenSeen((cards) => void work.then(({ keepSeen }) => keepSeen(owner, cards))),
      () => window.removeEventListener('online', tend),
      () => document.removeEventListener('visibilitychange', tendWhenSeen),
    ];
    void work.then(({ whenForgotten }) => stop.push(whenForgotten(leave)));
    window.addEventListener('online', tend);
    document.addEventListener('visibilitychange', tendWhenSeen);
    return () => {
      for (const end of stop) end();
    };
  }, [owner]);
  return null;
}
