'use client';
import { useEffect, useRef, useState } from 'react';
import { suggestProducts } from '#server/actions/orders.ts';
import type { Suggestions } from './suggestions.tsx';

const PAUSE_MS = 140;
const SHORTEST = 2;

/** What to offer for a text; one question is under way at a time, and only the latest text is asked for. */
export function useSuggestions(text: string, wanted: boolean): Suggestions | null {
  const [found, setFound] = useState<Suggestions | null>(null);
  const latest = useRef('');
  const asking = useRef(false);
  useEffect(() => {
    const q = text.trim();
    latest.current = wanted && q.length >= SHORTEST ? q : '';
    if (q.length < SHORTEST) setFound(null);
    if (!latest.current) return;
    const timer = setTimeout(async () => {
      if (asking.current) return;
      asking.current = true;
      for (let asked = ''; latest.current && asked !== latest.current; ) {
        asked = latest.current;
        const answer = await suggestProducts({ q: asked }).catch(() => null);
        if (answer?.ok && asked === latest.current) setFound(answer.data);
      }
      asking.current = false;
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, wanted]);
  return found;
}
