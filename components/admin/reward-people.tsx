'use client';
import { useSpeech } from '#components/store/speech.tsx';
import { describedBy, Field, Textarea } from '#components/ui/field.tsx';
import type { Words } from '#i18n/areas.ts';
import { MAX_RECIPIENTS } from '#modules/rewards/schema.ts';
import type { Read } from './reward-recipients.ts';

type RewardPeopleProps = {
  words: Words<'granting'>['form'];
  text: string;
  read: Read;
  onChange: (text: string) => void;
};
const MOST_BYTES = 200_000;
const NAMED = 5;

/** Who gets it: typed, pasted, or out of a file; what cannot be read is named with its line. */
export function RewardPeople({ words, text, read, onChange }: RewardPeopleProps) {
  const { format } = useSpeech();
  const { recipients, doubled, wrong } = read;
  const tooMany = recipients.length > MAX_RECIPIENTS;
  const error = tooMany ? format.say(words.tooMany, { most: MAX_RECIPIENTS }) : undefined;
  return (
    <section className="grid gap-3">
      <h2 className="text-sm font-semibold">{words.who}</h2>
      <Field id="reward-people" label={words.people} hint={words.peopleHint} error={error}>
        <Textarea
          {...describedBy('reward-people', { hint: true, error })}
          rows={5}
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => onChange(event.target.value)}
          className="font-mono"
        />
      </Field>
      <label className="justify-self-start text-sm text-accent-text has-focus-visible:outline-2 has-focus-visible:outline-ring">
        <span className="cursor-pointer underline underline-offset-4">{words.file}</span>
        <input
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          className="sr-only"
          onChange={async (event) => {
            const file = event.target.files?.[0];
            if (file) onChange((await file.slice(0, MOST_BYTES).text()).slice(0, MOST_BYTES));
            event.target.value = '';
          }}
        />
      </label>
      <p role="status" className="text-sm">
        {recipients.length > 0 && format.say(words.count, { count: recipients.length })}
        {doubled > 0 && ` ${format.say(words.doubled, { count: doubled })}`}
      </p>
      {wrong.length > 0 && (
        <ul className="grid gap-1 text-sm text-warning-text">
          {wrong.slice(0, NAMED).map((w) => (
            <li key={w.line} className="wrap-anywhere">
              {format.say(words.wrong, { line: w.line, text: w.text })}
            </li>
          ))}
          {wrong.length > NAMED && <li>{format.say(words.wrongMore, { count: wrong.length - NAMED })}</li>}
        </ul>
      )}
    </section>
  );
}
