'use client';
import { X } from 'lucide-react';
import Form from 'next/form';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { IconButton } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { INPUT } from '#components/ui/field.tsx';
import { Sign } from '#components/ui/sign.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Messages } from '#i18n/messages.ts';
import { recentSearches, rememberSearch } from './recent-searches.ts';
import { useSpeech } from './speech.tsx';
import { type Option, ProductLine, SearchLine, SuggestionList, type Suggestions } from './suggestions.tsx';
import { useSuggestions } from './use-suggestions.ts';

export type SearchWords = Pick<
  Messages['browse'],
  'search' | 'find' | 'brands' | 'products' | 'suggestions'
> &
  Pick<Words<'home'>, 'recent'>;
type SearchProps = { q: string; kept: Record<string, string>; words: SearchWords };

/** Searches on Enter, also without scripts; while one types it is a combobox of brands, products and earlier searches. */
export function SearchBox({ q, kept, words }: SearchProps) {
  const { common, format } = useSpeech();
  const router = useRouter();
  const list = useId();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(q);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = useSuggestions(text, open);
  const offered = optionsOf({ found, text, kept, words, list });
  const options = open ? offered : [];
  useEffect(() => setText(q), [q]);
  const settle = () => {
    setOpen(false);
    setActive(-1);
  };
  const pick = (option: Option) => {
    settle();
    if (option.text !== undefined) {
      setText(option.text);
      rememberSearch(option.text);
    }
    router.push(option.href, { scroll: option.text === undefined });
  };
  const clear = () => {
    settle();
    setText('');
    box.current?.focus();
    if (q) router.replace(searchHref(kept, ''), { scroll: false });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setOpen(true);
      setActive((now) => stepped(now, step, offered.length));
    }
    const chosen = options[active];
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      pick(chosen);
    }
    if (event.key === 'Escape' && options.length > 0) {
      event.preventDefault();
      settle();
    }
  };
  return (
    <search
      className="block"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && settle()}
    >
      <Form
        action="/browse"
        onSubmit={() => {
          rememberSearch(text);
          settle();
        }}
        scroll={false}
        className="relative"
      >
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Sign name="search" className="pointer-events-none absolute start-3.5 top-3.75 w-4.5 text-muted" />
        <input
          ref={box}
          type="search"
          role="combobox"
          name="q"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setOpen(true);
            setActive(-1);
          }}
          onFocus={() => setOpen(text.trim() === '')}
          onKeyDown={keys}
          aria-expanded={options.length > 0}
          aria-controls={options.length > 0 ? list : undefined}
          aria-activedescendant={options[active]?.id}
          aria-autocomplete="list"
          placeholder={words.search}
          aria-label={words.search}
          autoComplete="off"
          enterKeyHint="search"
          maxLength={100}
          className={cx(INPUT, 'h-12 ps-10 text-base', text ? 'pe-12' : 'pe-2')}
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
      <p role="status" className="sr-only">
        {options.length > 0 && `${words.suggestions}: ${format.number(options.length)}`}
      </p>
      {options.length > 0 && <SuggestionList id={list} options={options} active={active} onPick={pick} />}
    </search>
  );
}

/** One further, around both ends; -1 is the box itself. */
function stepped(now: number, step: number, count: number): number {
  const next = now + step;
  if (next >= count) return -1;
  return next < -1 ? count - 1 : next;
}

function searchHref(kept: Record<string, string>, q: string): string {
  const search = new URLSearchParams(q ? { ...kept, q } : kept).toString();
  return search ? `/browse?${search}` : '/browse';
}

type Offered = {
  found: Suggestions | null;
  text: string;
  kept: Record<string, string>;
  words: SearchWords;
  list: string;
};

/** Earlier searches while nothing is typed; else brands first, then products. */
function optionsOf({ found, text, kept, words, list }: Offered): Option[] {
  if (text.trim() === '')
    return recentSearches().map((before, index) => ({
      id: `${list}-before-${index}`,
      href: searchHref(kept, before),
      text: before,
      group: words.recent,
      view: <SearchLine text={before} before />,
    }));
  const brands = (found?.brands ?? []).map(({ id, name }) => ({
    id: `${list}-${id}`,
    href: searchHref(kept, name),
    text: name,
    group: words.brands,
    view: <SearchLine text={name} />,
  }));
  const products = (found?.products ?? []).map((card) => ({
    id: `${list}-${card.listingId}`,
    href: `/p/${card.listingId}`,
    group: words.products,
    view: <ProductLine card={card} />,
  }));
  return [...brands, ...products];
}
