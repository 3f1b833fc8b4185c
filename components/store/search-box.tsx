'use client';
import { Search, X } from 'lucide-react';
import Form from 'next/form';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '#components/ui/button.tsx';
import { INPUT } from '#components/ui/field.tsx';
import type { Messages } from '#i18n/messages.ts';
import { suggestProducts } from '#server/actions/orders.ts';
import { useSpeech } from './speech.tsx';
import { SuggestionList, type Suggestions } from './suggestions.tsx';

type SearchProps = { q: string; kept: Record<string, string>; words: Messages['browse'] };
const PAUSE_MS = 160;

/** Searches on Enter, also without scripts; offers brands and products while one types. */
export function SearchBox({ q, kept, words }: SearchProps) {
  const { common } = useSpeech();
  const router = useRouter();
  const [text, setText] = useState(q);
  const [found, setFound] = useState<Suggestions | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const typed = useRef(false);
  useEffect(() => setText(q), [q]);
  useEffect(() => {
    const wanted = text.trim();
    if (!typed.current || wanted.length < 2) return setFound(null);
    let late = false;
    const timer = setTimeout(async () => {
      const answer = await suggestProducts({ q: wanted }).catch(() => null);
      if (!late && typed.current && answer?.ok) setFound(answer.data);
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [text]);
  const settle = () => {
    typed.current = false;
    setFound(null);
  };
  const clear = () => {
    settle();
    setText('');
    box.current?.focus();
    if (q) router.replace(`/browse?${new URLSearchParams(kept)}`, { scroll: false });
  };
  return (
    <search
      className="block"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setFound(null)}
      onKeyDown={(event) => event.key === 'Escape' && settle()}
    >
      <Form action="/browse" onSubmit={settle} scroll={false} className="relative">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Search
          size={18}
          aria-hidden="true"
          className="pointer-events-none absolute start-3.5 top-3.5 text-muted"
        />
        <input
          ref={box}
          type="search"
          name="q"
          value={text}
          onChange={(event) => {
            typed.current = true;
            setText(event.target.value);
          }}
          placeholder={words.search}
          aria-label={words.search}
          autoComplete="off"
          enterKeyHint="search"
          maxLength={100}
          className={`${INPUT} h-12 ps-10 pe-12 text-base`}
        />
        {text && (
          <IconButton label={common.clear} onClick={clear} className="absolute end-1 top-1">
            <X size={18} aria-hidden="true" />
          </IconButton>
        )}
        <button type="submit" className="sr-only">
          {words.find}
        </button>
      </Form>
      {found && <SuggestionList found={found} words={words} kept={kept} onChoose={settle} />}
    </search>
  );
}
