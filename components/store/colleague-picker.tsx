'use client';
import { X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { Avatar } from '#components/ui/avatar.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import type { Colleague } from '#modules/identity/schema.ts';
import { findColleagues } from '#server/actions/cart.ts';
import { useSpeech } from './speech.tsx';

type PickerProps = {
  chosen: Colleague[];
  onChange: (chosen: Colleague[]) => void;
  /** How many may be chosen; at that many the field goes away. */
  most: number;
  label: string;
  hint?: string;
  error?: string | undefined;
  words: { chosen: string; remove: string; found: string; none: string; searchFailed: string };
};

/** Typing rests this long before the server is asked. */
const PAUSE_MS = 180;

/** One colleague or several: who is chosen, a field, and below it who is called so, as plain buttons. */
export function ColleaguePicker({ chosen, onChange, most, label, hint, error, words }: PickerProps) {
  const id = useId();
  const { format } = useSpeech();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [touched, setTouched] = useState(false);
  const found = useColleagues(typed);
  const people = Array.isArray(found)
    ? found.filter((p) => !chosen.some((c) => c.memberId === p.memberId))
    : [];
  const choose = (person: Colleague) => {
    setTouched(true);
    setTyped('');
    field.current?.focus();
    onChange([...chosen, person]);
  };
  return (
    <div className="grid grid-cols-1 gap-2">
      {chosen.length > 0 && (
        <ul aria-label={words.chosen} className="flex flex-wrap gap-2">
          {chosen.map((person) => (
            <li key={person.memberId} className={CHIP}>
              <Avatar name={person.name} size="sm" />
              <bdi className="min-w-0 truncate">{person.name}</bdi>
              <button
                type="button"
                // The field that was just used is gone with the last choice.
                // biome-ignore lint/a11y/noAutofocus: the focus would be nowhere.
                autoFocus={touched && chosen.length >= most}
                aria-label={format.say(words.remove, { name: person.name })}
                onClick={() => onChange(chosen.filter((c) => c !== person))}
                className="grid size-8 shrink-0 place-items-center rounded-full text-muted hover:bg-sunken hover:text-text"
              >
                <X size={16} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen.length < most && (
        <>
          <Field id={id} label={label} hint={hint} error={error}>
            <Input
              {...describedBy(id, { hint, error })}
              ref={field}
              type="search"
              height="lg"
              autoComplete="off"
              maxLength={80}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              dir="auto"
            />
          </Field>
          <p role="status" className={people.length > 0 ? 'sr-only' : 'text-sm text-muted'}>
            {found === 'failed'
              ? words.searchFailed
              : found && (people.length > 0 ? format.say(words.found, { count: people.length }) : words.none)}
          </p>
          <ul className="grid gap-2 empty:hidden">
            {people.map((person) => (
              <li key={person.memberId}>
                <button type="button" onClick={() => choose(person)} className={PERSON}>
                  <Avatar name={person.name} size="sm" />
                  <span className="min-w-0 grow text-start">
                    <bdi className="block text-sm font-medium break-words">{person.name}</bdi>
                    <span className="block truncate text-xs text-muted">{person.team}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const CHIP =
  'inline-flex h-10 max-w-full items-center gap-2 rounded-full border border-hairline bg-surface ps-1 pe-1 text-sm font-medium';
const PERSON =
  'flex min-h-14 w-full items-center gap-3 rounded-base border border-hairline bg-surface px-4 py-2.5 hover:bg-sunken';

/** What the server found for what was typed last; an answer that comes late is let go. */
function useColleagues(typed: string): Colleague[] | 'failed' | null {
  const [found, setFound] = useState<Colleague[] | 'failed' | null>(null);
  useEffect(() => {
    if (typed.trim().length < 2) return setFound(null);
    let stale = false;
    const timer = setTimeout(async () => {
      const answer = await findColleagues({ q: typed }).catch(() => null);
      if (!stale) setFound(answer?.ok ? answer.data.items : 'failed');
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [typed]);
  return found;
}
