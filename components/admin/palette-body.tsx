'use client';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { allItem, orderItem, type PaletteGroup, pageItems, personItem } from './palette-items.ts';
import { optionId, PaletteList } from './palette-list.tsx';
import { usePaletteSearch } from './palette-search.ts';
import type { Place } from './places.ts';

/** One field over one list: arrows move, Enter opens; the list is told to screen readers as its options. */
export function PaletteBody({ places, onClose }: { places: Place[]; onClose: () => void }) {
  const t = useTranslations('admin');
  const { format } = useSpeech();
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const may = { orders: has(places, 'orders'), people: has(places, 'people') };
  const found = usePaletteSearch(typed, may);
  const q = typed.trim();
  const more = q.length > 1;
  const by = (how: 'voucher' | 'reference') => t(`palette.by.${how}`, { q });
  const groups: PaletteGroup[] = [
    { key: 'pages' as const, items: pageItems(places, typed, (key) => t(`nav.${key}`)) },
    { key: 'orders' as const, items: more ? found.orders.map((o) => orderItem(o, format.money, by)) : [] },
    { key: 'people' as const, items: more ? found.people.map(personItem) : [] },
  ].filter((group) => group.items.length > 0);
  for (const group of groups) {
    if (group.key === 'orders') group.items.push(allItem('orders', q, t('palette.allOrders', { q })));
    if (group.key === 'people') group.items.push(allItem('people', q, t('palette.allPeople', { q })));
  }
  const items = groups.flatMap((group) => group.items);
  const current = Math.min(at, Math.max(0, items.length - 1));
  const open = (href: string) => {
    onClose();
    router.push(href);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 && event.key !== 'Enter') return;
    event.preventDefault();
    const chosen = items[current];
    if (step !== 0) setAt((current + step + items.length) % Math.max(1, items.length));
    else if (chosen) open(chosen.href);
  };
  return (
    <div className="flex max-h-[inherit] flex-col">
      <div className="flex items-center gap-3 border-b border-hairline px-4">
        {found.searching ? <Spinner /> : <Search size={16} aria-hidden="true" className="text-muted" />}
        <input
          // biome-ignore lint/a11y/noAutofocus: a dialog that was asked for, to type into.
          autoFocus
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={items[current] ? optionId(items[current].id) : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={t('palette.placeholder')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="h-12 min-w-0 grow bg-transparent text-base outline-none"
        />
        <Kbd>Esc</Kbd>
      </div>
      <PaletteList groups={groups} currentId={items[current]?.id} onOpen={open} />
      {more && items.length === 0 && (
        <p role="status" className="px-4 pb-4 text-sm text-muted">
          {found.searching
            ? t('palette.searching')
            : found.failed
              ? t('palette.failed')
              : t('palette.nothing', { q })}
        </p>
      )}
      <p className="border-t border-hairline px-4 py-2 text-xs text-muted max-sm:hidden">
        {t('palette.hint')}
      </p>
    </div>
  );
}

function has(places: Place[], key: Place['key']): boolean {
  return places.some((place) => place.key === key);
}
