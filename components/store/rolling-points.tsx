'use client';
import { useEffect, useState } from 'react';
import { useSpeech } from './speech.tsx';

const ROLL_MS = 500;
/** What this tab showed last, so that a balance that changed on another screen rolls when one comes back. */
let lastShown: number | undefined;

/** A balance that rolls to its new value when it changes; it stands still under reduced motion. */
export function RollingPoints({ value }: { value: number }) {
  const { format } = useSpeech();
  const [shown, setShown] = useState(value);
  useEffect(() => {
    const from = lastShown ?? value;
    lastShown = value;
    if (from === value || matchMedia('(prefers-reduced-motion: reduce)').matches) return setShown(value);
    const startedAt = performance.now();
    let frame = requestAnimationFrame(function roll(now) {
      const left = Math.max(0, 1 - (now - startedAt) / ROLL_MS) ** 3;
      setShown(Math.round(value - (value - from) * left));
      if (left > 0) frame = requestAnimationFrame(roll);
    });
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return <>{format.points(shown)}</>;
}
