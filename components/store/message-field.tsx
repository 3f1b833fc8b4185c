'use client';
import { useId } from 'react';
import { describedBy, Field, Textarea } from '#components/ui/field.tsx';
import { graphemes } from '#lib/graphemes.ts';
import { MAX_MESSAGE } from '#modules/recognition/client.ts';
import { useSpeech } from './speech.tsx';

type MessageFieldProps = {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  words: { counter: string; tooLong: string };
};

/** Words from one person to another, counted as a person counts; in whichever direction they are written. */
export function MessageField({ label, hint, value, onChange, error, words }: MessageFieldProps) {
  const { format } = useSpeech();
  const id = useId();
  const count = graphemes(value.trim());
  const wrong = count > MAX_MESSAGE ? words.tooLong : error;
  return (
    <Field
      id={id}
      label={label}
      error={wrong}
      hint={
        <span className="flex gap-4">
          <span className="grow">{hint}</span>
          <span className="tabular shrink-0">{format.say(words.counter, { count, most: MAX_MESSAGE })}</span>
        </span>
      }
    >
      <Textarea
        {...describedBy(id, { hint, error: wrong })}
        dir="auto"
        rows={4}
        value={value}
        onChange={(e) => onChange(e.target.value)}
        className="text-base"
      />
    </Field>
  );
}
