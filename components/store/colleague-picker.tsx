'use client';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Avatar } from '#components/ui/avatar.tsx';
import { Combobox, type ComboboxItem } from '#components/ui/combobox.tsx';
import type { Words } from '#i18n/areas.ts';
import { findColleagues } from '#server/actions/recognition.ts';
import { useSpeech } from './speech.tsx';

export type Chosen = { memberId: string; name: string };
type PickerProps = {
  chosen: Chosen[];
  onChange: (chosen: Chosen[]) => void;
  /** How many may be chosen; at that many the field goes away. */
  most: number;
  label: string;
  words: Words<'recognition'>['people'];
};

/** Typing rests this long before the server is asked. */
const PAUSE_MS = 200;

/** One colleague or several, found by name as it is typed; who is chosen stands above the field. */
export function ColleaguePicker({ chosen, onChange, most, label, words }: PickerProps) {
  const { format } = useSpeech();
  const [picked, setPicked] = useState<ComboboxItem | null>(null);
  const { items, busy, ask } = useColleagues(chosen);
  // The field is emptied for the next one once it has shown the choice.
  useEffect(() => {
    if (picked) setPicked(null);
  }, [picked]);
  const add = (item: ComboboxItem | null) => {
    if (!item) return;
    setPicked(item);
    onChange([...chosen, { memberId: item.value, name: item.label }]);
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
        <Combobox
          label={chosen.length > 0 ? words.another : label}
          items={items}
          value={picked}
          onChange={add}
          onQuery={ask}
          placeholder={words.placeholder}
          emptyText={words.none}
          busyText={busy ? words.searching : undefined}
          clearLabel={words.clear}
          picture={(item) => <Avatar name={item.label} size="sm" />}
        />
      )}
    </div>
  );
}

const CHIP =
  'inline-flex h-10 max-w-full items-center gap-2 rounded-full border border-hairline bg-surface ps-1 pe-1 text-sm font-medium';

/** What the server found for what was typed last; an answer that comes late is let go. */
function useColleagues(chosen: Chosen[]) {
  const [items, setItems] = useState<ComboboxItem[]>([]);
  const [busy, setBusy] = useState(false);
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (q: string) => {
    turn.current += 1;
    const mine = turn.current;
    clearTimeout(timer.current);
    if (q.trim().length < 2) {
      setItems([]);
      return setBusy(false);
    }
    setBusy(true);
    timer.current = setTimeout(async () => {
      const answer = await findColleagues({ q }).catch(() => null);
      if (mine !== turn.current) return;
      setBusy(false);
      const found = answer?.ok ? answer.data.items : [];
      setItems(found.map((c) => ({ value: c.memberId, label: c.name, ...(c.team && { detail: c.team }) })));
    }, PAUSE_MS);
  };
  return { items: items.filter((i) => !chosen.some((c) => c.memberId === i.value)), busy, ask };
}
