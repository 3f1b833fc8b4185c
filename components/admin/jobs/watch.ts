'use client';
import { useEffect, useSyncExternalStore } from 'react';
import type { RunView } from '#modules/bulk/schema.ts';

const EVERY_MS = 1_500;
/** What the browser knows by now; null until it has asked. The server has only what it was handed. */
let known: RunView[] | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const endings = new Set<(run: RunView) => void>();

export const isOpen = (run: Pick<RunView, 'state'>) => run.state === 'waiting' || run.state === 'running';

/** Told by whatever starts or stops a run, so that the bell looks at once. */
export function lookAtRuns(): void {
  void ask();
}

/** The operator's newest runs; asked for again only while one is under way and the page is seen. */
export function useRuns(atFirst: RunView[], onEnded: (run: RunView) => void): RunView[] {
  useEffect(() => {
    known ??= atFirst;
    next();
  }, [atFirst]);
  useEffect(() => {
    endings.add(onEnded);
    return () => void endings.delete(onEnded);
  }, [onEnded]);
  return useSyncExternalStore(
    subscribe,
    () => known ?? atFirst,
    () => atFirst,
  );
}

async function ask(): Promise<void> {
  const answer = await fetch('/admin/runs').catch(() => null);
  // Whoever was signed out meanwhile is sent to the sign-in page, which is no list of runs.
  if (!answer?.ok || answer.redirected) return;
  const now = (await answer.json()) as RunView[];
  const open = new Set(known?.filter(isOpen).map((run) => run.runId));
  known = now;
  for (const listener of listeners) listener();
  for (const run of now.filter((each) => !isOpen(each) && open.has(each.runId))) {
    for (const tell of endings) tell(run);
  }
  next();
}

function next(): void {
  clearTimeout(timer);
  if (!known?.some(isOpen) || endings.size === 0) return;
  timer = setTimeout(() => (document.visibilityState === 'visible' ? void ask() : next()), EVERY_MS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
