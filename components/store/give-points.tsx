'use client';
import { useState } from 'react';
import { RadioChip } from '#components/ui/choice.tsx';
import { Input } from '#components/ui/field.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Allowance } from '#modules/recognition/schema.ts';
import { useSpeech } from './speech.tsx';

type GivePointsProps = {
  allowance: Allowance;
  /** How many get them. */
  people: number;
  points: number;
  onChange: (points: number) => void;
  words: Words<'recognition'>['give'];
};

const ROUND = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000];
const MOST_CHIPS = 5;

/** Points to each: kind words alone, a round number, or another one; what is not there cannot be chosen. */
export function GivePoints({ allowance, people, points, onChange, words }: GivePointsProps) {
  const { format } = useSpeech();
  const [other, setOther] = useState(false);
  const most = Math.min(allowance.largestGift, Math.floor(allowance.left / people));
  const chips = [
    ...ROUND.filter((n) => n < allowance.largestGift).slice(1 - MOST_CHIPS),
    allowance.largestGift,
  ];
  const choose = (n: number) => {
    setOther(false);
    onChange(n);
  };
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-sm font-medium">{people > 1 ? words.pointsEach : words.points}</legend>
      <div className="flex flex-wrap gap-2">
        <RadioChip
          name="points"
          label={words.wordsAlone}
          checked={!other && points === 0}
          onChange={() => choose(0)}
        />
        {chips.map((n) => (
          <RadioChip
            key={n}
            name="points"
            label={format.number(n)}
            checked={!other && points === n}
            disabled={n > most}
            onChange={() => choose(n)}
          />
        ))}
        {most > 0 && (
          <RadioChip name="points" label={words.other} checked={other} onChange={() => setOther(true)} />
        )}
      </div>
      {other && (
        <Input
          type="number"
          inputMode="numeric"
          min={1}
          max={most}
          step={1}
          aria-label={format.say(words.otherLabel, { most })}
          value={points || ''}
          onChange={(e) => onChange(Math.max(0, Math.min(most, Math.trunc(Number(e.target.value) || 0))))}
          height="lg"
          className="tabular mt-3 max-w-40"
        />
      )}
      <p className="tabular mt-2 text-xs text-muted" aria-live="polite">
        {format.say(words.remain, { points: format.points(Math.max(0, allowance.left - points * people)) })}
      </p>
    </fieldset>
  );
}
