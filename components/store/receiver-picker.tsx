'use client';
import { useEffect, useId, useState } from 'react';
import { Avatar } from '#components/ui/avatar.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { RadioCard, RadioCards } from '#components/ui/radio-card.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Colleague } from '#modules/identity/schema.ts';
import { findColleagues } from '#server/actions/cart.ts';
import { useSpeech } from './speech.tsx';

type PickerProps = {
  chosen: Colleague | null;
  onChoose: (colleague: Colleague | null) => void;
  error: string | undefined;
  words: Words<'cart'>['give'];
};
const PAUSE_MS = 180;

/** A field and, below it, who is called so, as plain choices: nothing opens, nothing has to load first. */
export function ReceiverPicker({ chosen, onChoose, error, words }: PickerProps) {
  const id = useId();
  const { format } = useSpeech();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Colleague[] | 'failed' | null>(null);
  useEffect(() => {
    if (typed.trim().length < 2) return setFound(null);
    let stale = false;
    const timer = setTimeout(async () => {
      const answer = await findColleagues({ q: typed.slice(0, 80) }).catch(() => null);
      if (!stale) setFound(answer?.ok ? answer.data.items : 'failed');
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [typed]);
  if (chosen) return <Chosen colleague={chosen} onChange={() => onChoose(null)} words={words} />;
  const people = Array.isArray(found) ? found : [];
  return (
    <div className="grid gap-3">
      <Field id={id} label={words.find} hint={words.findHint} error={error}>
        <Input
          id={id}
          type="search"
          height="lg"
          autoComplete="off"
          aria-describedby={`${id}-hint${error ? ` ${id}-error` : ''}`}
          aria-invalid={error ? true : undefined}
          maxLength={80}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          dir="auto"
        />
      </Field>
      <p role="status" className={people.length > 0 ? 'sr-only' : 'text-sm text-muted'}>
        {found === 'failed'
          ? words.searchFailed
          : found && (people.length > 0 ? format.say(words.found, { count: people.length }) : words.nobody)}
      </p>
      {people.length > 0 && (
        <RadioCards legend={words.colleague} hideLegend>
          {people.map((person) => (
            <RadioCard
              key={person.memberId}
              name={`${id}-person`}
              value={person.memberId}
              title={<bdi>{person.name}</bdi>}
              detail={person.team}
              start={<Avatar name={person.name} size="sm" />}
              onChange={() => onChoose(person)}
            />
          ))}
        </RadioCards>
      )}
    </div>
  );
}

function Chosen({
  colleague,
  onChange,
  words,
}: {
  colleague: Colleague;
  onChange: () => void;
  words: PickerProps['words'];
}) {
  return (
    <div className="flex min-h-14 items-center gap-3 rounded-base border border-accent-mark bg-accent-tint px-4 py-2.5">
      <Avatar name={colleague.name} size="sm" />
      <p className="min-w-0 grow text-sm">
        <bdi className="block truncate font-medium">{colleague.name}</bdi>
        {colleague.team && <span className="block truncate text-xs text-muted">{colleague.team}</span>}
      </p>
      <Button size="sm" variant="quiet" onClick={onChange}>
        {words.change}
      </Button>
    </div>
  );
}
