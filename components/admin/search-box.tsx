'use client';
import { Search, X } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, useTransition } from 'react';
import { cx } from '#components/ui/cx.ts';
import { INPUT } from '#components/ui/field.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { FROM_START, hrefWith, readQuery } from './href.ts';

const PAUSE_MS = 250;

/** Searches the list of this page while one types; the words are kept in the URL. `path` is the list's own. */
export function SearchBox({ path, placeholder }: { path: string; placeholder: string }) {
  const t = useTranslations('admin.common');
  const router = useRouter();
  const here = usePathname();
  const params = useSearchParams();
  const inUrl = params.get('q') ?? '';
  const [typed, setTyped] = useState(inUrl);
  const [known, setKnown] = useState(inUrl);
  const [pending, start] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const box = useRef<HTMLInputElement>(null);
  if (known !== inUrl) {
    setKnown(inUrl);
    if (typed.trim() !== inUrl && !isFocused(box.current)) setTyped(inUrl);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (q: string) => {
    clearTimeout(timer.current);
    const query = readQuery(Object.fromEntries(params));
    const href = hrefWith(path, query, { ...FROM_START, q: q.trim() || null });
    start(() =>
      here === path ? router.replace(href, { scroll: false }) : router.push(href, { scroll: false }),
    );
  };
  const change = (q: string) => {
    setTyped(q);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => ask(q), PAUSE_MS);
  };
  return (
    <search className="relative block w-full sm:max-w-sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask(typed);
        }}
      >
        <span className="pointer-events-none absolute start-3 top-1/2 -translate-y-1/2 text-muted">
          {pending ? <Spinner size={15} /> : <Search size={15} aria-hidden="true" />}
        </span>
        <input
          ref={box}
          type="search"
          name="q"
          data-search
          aria-label={`${t('search')}: ${placeholder}`}
          placeholder={placeholder}
          maxLength={100}
          autoComplete="off"
          value={typed}
          onChange={(event) => change(event.target.value)}
          className={cx(INPUT, 'h-9 ps-9! pe-9! text-row')}
        />
        {typed ? (
          <button
            type="button"
            aria-label={t('clear')}
            onClick={() => {
              setTyped('');
              ask('');
              box.current?.focus();
            }}
            className={CLEAR}
          >
            <X size={15} aria-hidden="true" />
          </button>
        ) : (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute end-2 top-1/2 -translate-y-1/2 max-lg:hidden"
          >
            <Kbd>/</Kbd>
          </span>
        )}
      </form>
    </search>
  );
}

function isFocused(element: Element | null): boolean {
  return element !== null && element === document.activeElement;
}

const CLEAR =
  'absolute end-1 top-1/2 grid size-7 -translate-y-1/2 place-items-center rounded-sm text-muted ' +
  'hover:text-text';
