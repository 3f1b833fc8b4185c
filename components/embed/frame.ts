'use client';
import { createContext, use, useCallback, useEffect, useState } from 'react';
import type { Format } from '#i18n/format.ts';
import type { FrameWords } from '#i18n/frame-speech.ts';
import type { Failure } from '#lib/result.ts';
import type { FrameApi } from './api.ts';

export type Frame = {
  api: FrameApi;
  words: FrameWords;
  format: Format;
  tenant: { name: string; url: string };
  /** What was read last at each address, so that going back shows it at once. */
  seen: Map<string, unknown>;
  tell: (type: string, detail?: object) => void;
};
export const FrameContext = createContext<Frame | null>(null);

export function useFrame(): Frame {
  const frame = use(FrameContext);
  if (!frame) throw new Error('useFrame needs the microsite around it');
  return frame;
}

type Answer<T> = { data: T | null; failure: Failure | null; again: () => void };

/** Reads an address of the frame's server, and shows what was there before while it is asked again. */
export function useAnswer<T>(path: string): Answer<T> {
  const { api, seen } = useFrame();
  const [state, setState] = useState<{ path: string; data: T | null; failure: Failure | null }>(() =>
    fresh(path),
  );
  const [turn, setTurn] = useState(0);
  function fresh(of: string) {
    return { path: of, data: (seen.get(of) as T | undefined) ?? null, failure: null };
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks the same address again.
  useEffect(() => {
    let here = true;
    void api.get<T>(path).then((answer) => {
      if (!here) return;
      if (answer.ok) seen.set(path, answer.data);
      setState((now) => {
        const data = answer.ok ? answer.data : ((seen.get(path) as T | undefined) ?? null);
        return answer.ok || !data
          ? { path, data, failure: answer.ok ? null : answer.error }
          : { ...now, path, data };
      });
    });
    return () => {
      here = false;
    };
  }, [api, path, seen, turn]);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  const { data, failure } = state.path === path ? state : fresh(path);
  return { data, failure, again };
}
