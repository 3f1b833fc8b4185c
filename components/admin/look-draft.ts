'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { toast } from '#components/ui/toast.tsx';
import type { Words } from '#i18n/areas.ts';
import type { ThemeNow, ThemeVerdict } from '#modules/tenants/schema.ts';
import { lookNow, previewLook, saveLook } from '#server/actions/look.ts';
import { answerOf, useExplain } from './explain.ts';

export type LookWords = Words<'settings'>['look'];
export type Look = { name: string; accent: string; font: string; shape: string };
type Shown = { css: string; verdict: ThemeVerdict };
export const LOOK_FIELDS = ['name', 'accent', 'font', 'shape'] as const;
const PAUSE_MS = 80;

const lookOf = ({ name, theme: { accent, font, shape } }: ThemeNow): Look => ({ name, accent, font, shape });
const same = (a: Look, b: Look) => LOOK_FIELDS.every((field) => a[field] === b[field]);

/** A look that is being made: what it was, what it would be, and what somebody else has made of it meanwhile. */
export function useLookDraft(now: ThemeNow, saved: string) {
  const explain = useExplain();
  const router = useRouter();
  const [seen, setSeen] = useState(() => lookOf(now));
  const [draft, setDraft] = useState(seen);
  const [theirs, setTheirs] = useState<ThemeNow>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const shown = useShown(draft);
  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    const answer = await answerOf(saveLook({ ...draft, seen }));
    setBusy(false);
    if (answer.ok) {
      setSeen(draft);
      setTheirs(undefined);
      toast(saved, 'success');
      return router.refresh();
    }
    if (answer.error?.code !== 'conflict') return setProblem(explain(answer.error));
    const present = await answerOf(lookNow());
    if (present.ok) setTheirs(present.data);
    else setProblem(explain(present.error));
  };
  return {
    draft,
    seen,
    shown,
    theirs,
    problem,
    busy,
    changed: !same(draft, seen),
    change: (part: Partial<Look>) => setDraft((last) => ({ ...last, ...part })),
    reset: () => setDraft(seen),
    save,
    /** Goes on from what is there now, with the own draft or with theirs. */
    settle: (which: 'mine' | 'theirs') => {
      if (!theirs) return;
      setSeen(lookOf(theirs));
      if (which === 'theirs') setDraft(lookOf(theirs));
      setTheirs(undefined);
      router.refresh();
    },
  };
}

/** The draft as a style sheet, a moment after the last change; an older answer never covers a newer one. */
function useShown({ accent, font, shape }: Look): Shown | undefined {
  const [shown, setShown] = useState<Shown>();
  const last = useRef(0);
  useEffect(() => {
    last.current += 1;
    const turn = last.current;
    const timer = setTimeout(async () => {
      const answer = await answerOf(previewLook({ accent, font, shape }));
      if (answer.ok && turn === last.current) setShown(answer.data);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [accent, font, shape]);
  return shown;
}
