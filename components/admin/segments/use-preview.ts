import { useEffect, useState } from 'react';
import type { Preview, SegmentRule } from '#modules/identity/schema.ts';
import { countSegment } from '#server/actions/segments.ts';
import { answerOf } from '../explain.ts';
import { isFilled } from './conditions.ts';

const PAUSE_MS = 300;

/** How many would meet a rule, asked anew a moment after it last changed; null while that is not known. */
export function usePreview(rule: SegmentRule): Preview | null {
  const asked = JSON.stringify(rule);
  const [known, setKnown] = useState<{ asked: string; preview: Preview }>();
  useEffect(() => {
    const wanted = JSON.parse(asked) as SegmentRule;
    if (!wanted.conditions.every(isFilled)) return;
    let late = false;
    const timer = setTimeout(async () => {
      const answer = await answerOf(countSegment({ rule: wanted }));
      if (answer.ok && !late) setKnown({ asked, preview: answer.data });
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return known?.asked === asked ? known.preview : null;
}
