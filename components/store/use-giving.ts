'use client';
import { useCallback, useEffect, useState } from 'react';
import { emptyGiving, type Giving } from './giving.ts';
import { draftOf, rememberDraft } from './kept-order.ts';

type Draft = { giving: Giving; reopen: boolean };

/** What somebody has chosen so far; typed words outlive a reload, and a sign-in in the middle. */
export function useGiving(key: string, from: string, onReturn: () => void) {
  const [giving, setGiving] = useState(() => emptyGiving(from));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page has come; later calls would reopen it.
  useEffect(() => {
    const draft = draftOf<Draft>(key);
    if (!draft) return;
    setGiving(draft.giving);
    if (!draft.reopen) return;
    rememberDraft(key, { ...draft, reopen: false });
    onReturn();
  }, [key]);
  const change = useCallback(
    (next: Partial<Giving>) =>
      setGiving((before) => {
        const giving = { ...before, ...next };
        rememberDraft(key, { giving, reopen: false });
        return giving;
      }),
    [key],
  );
  const leave = useCallback(() => rememberDraft(key, { giving, reopen: true }), [key, giving]);
  const clear = useCallback(() => setGiving(emptyGiving(from)), [from]);
  return { giving, change, leave, clear };
}
