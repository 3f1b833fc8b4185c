'use client';
import { useEffect, useState } from 'react';
import type { FilterChoices } from './filter-props.ts';

/** The choices of the filter sheet, asked for each time that it opens; null until they are there. */
export function useFilterChoices(search: string, open: boolean) {
  const [choices, setChoices] = useState<FilterChoices | null>(null);
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks the same address again.
  useEffect(() => {
    if (!open) return;
    const here = new AbortController();
    setFailed(false);
    setChoices(null);
    fetch(`/browse/filters?${search}`, { signal: here.signal })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then(setChoices, () => here.signal.aborted || setFailed(true));
    return () => here.abort();
  }, [search, open, turn]);
  return { choices, failed, again: () => setTurn(turn + 1) };
}
