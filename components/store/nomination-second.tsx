'use client';
import { ThumbsUp } from 'lucide-react';
import { useOptimistic, useState, useTransition } from 'react';
import { cx } from '#components/ui/cx.ts';
import { toast } from '#components/ui/toast.tsx';
import type { Words } from '#i18n/areas.ts';
import type { NominationRow } from '#modules/recognition/schema.ts';
import { secondNomination } from '#server/actions/recognition.ts';
import { useSpeech } from './speech.tsx';

type SecondProps = { row: NominationRow; mine: boolean; words: Words<'recognition'>['nominations'] };

/** "I say so too": seen at once, taken back should it not arrive. */
export function NominationSecond({ row, mine, words }: SecondProps) {
  const { format } = useSpeech();
  const [known, setKnown] = useState(row.seconded);
  const [on, show] = useOptimistic(known);
  const [, start] = useTransition();
  const others = row.seconds - (row.seconded ? 1 : 0);
  const count = format.say(words.seconds, { count: others + (on ? 1 : 0) });
  if (mine) return <p className="mt-3 text-sm text-muted">{count}</p>;
  const toggle = () =>
    start(async () => {
      show(!on);
      const answer = await secondNomination({ nominationId: row.nominationId, on: !on }).catch(() => null);
      if (!answer?.ok) return toast(words.lost);
      setKnown(answer.data.seconded);
    });
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3">
      <button
        type="button"
        aria-pressed={on}
        onClick={toggle}
        className={cx(
          'inline-flex h-9 items-center gap-2 rounded-full border px-4 text-sm font-medium transition-colors',
          on
            ? 'border-accent-border bg-accent-tint text-accent-text'
            : 'border-hairline bg-surface hover:bg-sunken',
        )}
      >
        <ThumbsUp size={16} aria-hidden="true" />
        {words.second}
      </button>
      <span className="text-sm text-muted" aria-live="polite">
        {count}
      </span>
    </div>
  );
}
